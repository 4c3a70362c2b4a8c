package com.paperdynasty.store.connection;

/**
 * The time limits of a migration.
 *
 * @param lockTimeoutMs how long one attempt waits for a table lock; statements that come after it
 *     wait as long
 * @param patienceMs for how long attempts are repeated while others hold a lock
 */
public record MigrationLimits(int lockTimeoutMs, int patienceMs) {}
