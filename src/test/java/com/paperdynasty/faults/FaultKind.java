package com.paperdynasty.faults;

/** What goes wrong. */
enum FaultKind {
  /** A node is killed, as by {@code kill -9}. */
  KILL,
  /** A node is stopped in the middle of whatever it does, and goes on later. */
  FREEZE,
  /** Two nodes do not hear each other any more, while the third hears both. */
  CUT_LINK,
  /** A node does not reach PostgreSQL any more. */
  CUT_DATABASE,
  /** PostgreSQL is killed, as by {@code kill -9}. */
  KILL_DATABASE,
  /** All nodes are told to end and started again, one after the other. */
  ROLLING_RESTART
}
