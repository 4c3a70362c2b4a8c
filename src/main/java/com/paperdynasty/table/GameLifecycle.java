package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import io.vertx.core.Future;

/**
 * The part of a game's verticle that requests need: its queue, and its end. Called on the game's
 * context.
 */
interface GameLifecycle {

  /**
   * Executes a command after those before it. A command that comes after the game was given up, or
   * finds the queue full, is answered and not executed. Never fails.
   */
  Future<GameReply> enqueue(PendingCommand pendingCommand);

  /** Marks the game as used, so that it does not close for being idle. */
  void touch();

  /**
   * Finishes the command under way and releases the game. The reply redirects later requests to the
   * host.
   */
  Future<GameReply> release();
}
