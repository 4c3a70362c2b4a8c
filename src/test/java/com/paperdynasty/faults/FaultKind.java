package com.paperdynasty.faults;

/** The kinds of faults. */
enum FaultKind {
  /** A node is killed, as by {@code kill -9}. */
  KILL,
  /** A node is suspended, and resumes later. */
  FREEZE,
  /** Two nodes cannot reach each other, while the third reaches both. */
  CUT_LINK,
  /** A node cannot reach PostgreSQL. */
  CUT_DATABASE,
  /** PostgreSQL is killed, as by {@code kill -9}. */
  KILL_DATABASE,
  /** All nodes are terminated and restarted, one after the other. */
  ROLLING_RESTART
}
