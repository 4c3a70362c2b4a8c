package com.paperdynasty.store.connection;

/**
 * How a database is migrated.
 *
 * @param lockTimeoutMs how long one try waits for a lock on a table. All who come after it wait as
 *     long
 * @param patienceMs how long it is tried again and again where others hold a lock for longer
 */
public record MigrationLimits(int lockTimeoutMs, int patienceMs) {}
