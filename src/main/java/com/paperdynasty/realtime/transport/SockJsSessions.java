package com.paperdynasty.realtime.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The SockJS sessions over HTTP of a node, by their ids. A client's requests come over several TCP
 * connections, and so on several event loops; each session belongs to the loop that it was opened
 * on. Thread-safe.
 */
public final class SockJsSessions {
  private final Map<String, SockJsFallbackTransport> sessions = new ConcurrentHashMap<>();

  /** Creates an empty registry. */
  public SockJsSessions() {}

  @Nullable SockJsFallbackTransport find(String id) {
    return sessions.get(id);
  }

  /**
   * Adds a session and gives null. If its id is taken, gives the session that has it, and adds
   * nothing.
   */
  @Nullable SockJsFallbackTransport add(SockJsFallbackTransport session) {
    return sessions.putIfAbsent(session.id(), session);
  }

  void remove(SockJsFallbackTransport session) {
    sessions.remove(session.id(), session);
  }
}
