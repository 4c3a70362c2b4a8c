package com.paperdynasty.table;

import com.paperdynasty.wire.TableReply;
import io.vertx.core.Future;

/** The life of a table, as far as requests have to do with it. Used on the table's context. */
interface TableControl {

  /**
   * Carries a command out after those that came before it. A command that comes too late, or is one
   * too many, is answered and not carried out. Never fails.
   */
  Future<TableReply> queue(Turn turn);

  /** The table is in use: it does not close for being idle. */
  void used();

  /** Finishes what is under way and gives the game up; the answer says who is asked from now on. */
  Future<TableReply> handOn();
}
