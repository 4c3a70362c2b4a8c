package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import io.vertx.core.Future;

/** The life of a table, as far as requests have to do with it. Used on the table's context. */
interface GameLifecycle {

  /**
   * Carries a command out after those that came before it. A command that comes too late, or is one
   * too many, is answered and not carried out. Never fails.
   */
  Future<GameReply> enqueue(PendingCommand pendingCommand);

  /** The table is in use: it does not close for being idle. */
  void touch();

  /** Finishes what is under way and gives the game up; the answer says who is asked from now on. */
  Future<GameReply> release();
}
