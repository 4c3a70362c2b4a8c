package com.paperdynasty.realtime.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The SockJS sessions over HTTP of a node, by their ids. A client's requests come over several TCP
 * connections, and so on several event loops; each session belongs to the one that it was opened
 * on. May be used on any thread.
 */
public final class SockJsSessions {
  private final Map<String, SockJsFallbackTransport> sessions = new ConcurrentHashMap<>();

  /** None yet. */
  public SockJsSessions() {}

  @Nullable SockJsFallbackTransport find(String id) {
    return sessions.get(id);
  }

  /** Adds a session, unless its id is taken: then gives the session that has it, else null. */
  @Nullable SockJsFallbackTransport add(SockJsFallbackTransport session) {
    return sessions.putIfAbsent(session.id(), session);
  }

  void remove(SockJsFallbackTransport session) {
    sessions.remove(session.id(), session);
  }
}
