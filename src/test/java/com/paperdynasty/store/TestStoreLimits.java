package com.paperdynasty.store;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.store.journal.StoreLimits;

/** The usual bounds of the store, but for what a test is about. */
public final class TestStoreLimits {
  private TestStoreLimits() {}

  /** Statements that may take so long. */
  public static StoreLimits statementTimeout(int ms) {
    return of(Defaults.STORE.appendsWaiting(), Defaults.STORE.lockTimeoutMs(), ms);
  }

  /** So many appends, which wait so long for a lock and may take so long. */
  public static StoreLimits of(int appendsWaiting, int lockTimeoutMs, int statementTimeoutMs) {
    return with(
        statementTimeoutMs,
        "database.appends-waiting: " + appendsWaiting,
        "database.append-timeout-ms: "
            + Math.min(Defaults.STORE.appendTimeoutMs(), 2 * statementTimeoutMs),
        "database.lock-timeout-ms: " + lockTimeoutMs);
  }

  /** So many connections for reads, and statements that may take so long. */
  public static StoreLimits reads(int connections, int statementTimeoutMs) {
    return with(statementTimeoutMs, "database.connections: " + connections);
  }

  /** So many messages of a game. */
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
