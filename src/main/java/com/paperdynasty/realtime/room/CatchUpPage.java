package com.paperdynasty.realtime.room;

import io.vertx.core.Future;

/** A page of a game's log that is to be read for a subscriber who is behind. */
public interface CatchUpPage {
  /** False once its reader has left the room. */
  boolean isWanted();

  /** Reads the page. Completes when all of it has left for the network. */
  Future<Void> read();
}
