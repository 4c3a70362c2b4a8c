package com.paperdynasty.session;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps the sessions that were ended, for all nodes. Times are of the store's clock. */
public interface EndedSessionStore {

  /**
   * Ends a session. Of one that has ended already nothing changes.
   *
   * @param tokens how long a token of it may still be valid
   * @param renewals how long a token of it may still be renewed; not shorter
   */
  Future<Void> end(String id, Duration tokens, Duration renewals);

  /** Whether a session has ended. */
  Future<Boolean> hasEnded(String id);

  /**
   * The ended sessions after a position, oldest first, as far as a token of theirs may still be
   * valid.
   *
   * @param limit a shorter page is the last
   */
  Future<List<Ended>> after(Position position, int limit);

  /** When a session was ended, and which of those that ended at the same time. */
  record Position(Instant at, String id) {
    /** Before all others. */
    static final Position FIRST = new Position(Instant.EPOCH, "");
  }

  /**
   * A session that has ended.
   *
   * @param tokens how long from now on a token of it may still be valid
   */
  record Ended(Position position, Duration tokens) {}
}
