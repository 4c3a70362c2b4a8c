package com.paperdynasty.store;

/**
 * The bounds of the store.
 *
 * @param appendsWaiting how many appends may wait or be under way; a further one fails at once
 * @param appendsPerBatch how many of them one statement takes
 * @param appendTimeoutMs an append that was not sent in so long fails
 * @param lockTimeoutMs how long a statement waits for a lock; a row that stays locked for an append
 *     is tried again for so long
 * @param statementTimeoutMs how long a statement may take; one that is not answered in that time
 *     and a second more costs its connection
 * @param connections of the pool for everything but appends
 * @param readsWaiting how many reads may wait for one of them; a further one fails at once
 * @param eventsPerPage how many events of a log are read at once
 * @param ruleBooks how many parsed league files are kept
 * @param messagesPerGame how many messages of a game are kept; beyond it the oldest goes
 */
public record StoreLimits(
    int appendsWaiting,
    int appendsPerBatch,
    int appendTimeoutMs,
    int lockTimeoutMs,
    int statementTimeoutMs,
    int connections,
    int readsWaiting,
    int eventsPerPage,
    int ruleBooks,
    int messagesPerGame) {

  /** What holds where nothing is configured. */
  public static final StoreLimits DEFAULTS =
      new StoreLimits(20_000, 1_000, 5_000, 1_000, 4_000, 8, 5_000, 500, 64, 10_000);
}
