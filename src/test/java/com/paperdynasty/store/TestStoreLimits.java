package com.paperdynasty.store;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.store.journal.StoreLimits;

/** The default bounds of the store, except those that a test is about. */
public final class TestStoreLimits {
  /**
   * With few connections. Each is a process of PostgreSQL, and opening all of the program's would
   * cost a test more than what it tests.
   */
  public static final StoreLimits FEW_CONNECTIONS =
      Defaults.of(
          "database.",
          StoreLimits.class,
          "database.connections: 1",
          "database.write-connections: 2",
          "database.opening-connections: 1");

  private TestStoreLimits() {}

  /** With this timeout of statements. */
  public static StoreLimits statementTimeout(int ms) {
    return of(Defaults.STORE.appendsWaiting(), Defaults.STORE.lockTimeoutMs(), ms);
  }

  /** With these bounds of waiting appends, of waiting for a lock, and of a statement. */
  public static StoreLimits of(int appendsWaiting, int lockTimeoutMs, int statementTimeoutMs) {
    return with(
        statementTimeoutMs,
        "database.appends-waiting: " + appendsWaiting,
        "database.append-timeout-ms: "
            + Math.min(Defaults.STORE.appendTimeoutMs(), 2 * statementTimeoutMs),
        "database.lock-timeout-ms: " + lockTimeoutMs);
  }

  /** With these bounds of read connections and of a statement. */
  public static StoreLimits reads(int connections, int statementTimeoutMs) {
    return with(statementTimeoutMs, "database.connections: " + connections);
  }

  /** With one batch of appends at the database at a time. */
  public static StoreLimits oneBatchAtATime() {
    return with(Defaults.STORE.statementTimeoutMs(), "database.append-connections: 1");
  }

  /** With this bound of messages per game. */
  public static StoreLimits messages(int perGame) {
    return with(Defaults.STORE.statementTimeoutMs(), "talk.messages-per-game: " + perGame);
  }

  private static StoreLimits with(int statementTimeoutMs, String... others) {
    String times =
        String.join(
            "\n",
            "database.statement-timeout-ms: " + statementTimeoutMs,
            "database.read-timeout-ms: "
                + Math.min(Defaults.STORE.readTimeoutMs(), statementTimeoutMs),
            "database.ownership-timeout-ms: "
                + Math.min(Defaults.STORE.ownershipTimeoutMs(), statementTimeoutMs));
    return Defaults.of("database.", StoreLimits.class, times, String.join("\n", others));
  }
}
