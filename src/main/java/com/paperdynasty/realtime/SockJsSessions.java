package com.paperdynasty.realtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The SockJS sessions over HTTP of a node, by their ids. A client's requests come over several TCP
 * connections, and so on several event loops; each session belongs to the one that it was opened
 * on. May be used on any thread.
 */
public final class SockJsSessions {
  private final Map<String, SockJsSession> sessions = new ConcurrentHashMap<>();

  /** None yet. */
  public SockJsSessions() {}

  @Nullable SockJsSession find(String id) {
    return sessions.get(id);
  }

  /** Adds a session, unless its id is taken: then gives the session that has it, else null. */
  @Nullable SockJsSession add(SockJsSession session) {
    return sessions.putIfAbsent(session.id(), session);
  }

  void remove(SockJsSession session) {
    sessions.remove(session.id(), session);
  }
}
