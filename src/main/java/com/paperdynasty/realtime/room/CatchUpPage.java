package com.paperdynasty.realtime.room;

import io.vertx.core.Future;

/**
 * A page of a game's log that is still to be read for a subscriber who is behind. All calls are
 * made on the subscriber's event loop.
 */
public interface CatchUpPage {
  /** False once the subscriber has left the room. */
  boolean isWanted();

  /** Reads and sends the page. The Future completes when the network has taken all of it. */
  Future<Void> read();
}
