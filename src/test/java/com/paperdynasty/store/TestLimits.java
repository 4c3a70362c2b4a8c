package com.paperdynasty.store;

/** The usual bounds of the store, but for what a test is about. */
public final class TestLimits {
  private TestLimits() {}

  /** Statements that may take so long. */
  public static StoreLimits statementTimeout(int ms) {
    return of(StoreLimits.DEFAULTS.appendsWaiting(), StoreLimits.DEFAULTS.lockTimeoutMs(), ms);
  }

  /** So many appends, which wait so long for a lock and may take so long. */
  public static StoreLimits of(int appendsWaiting, int lockTimeoutMs, int statementTimeoutMs) {
    StoreLimits usual = StoreLimits.DEFAULTS;
    return with(
        appendsWaiting,
        Math.min(usual.appendTimeoutMs(), 2 * statementTimeoutMs),
        lockTimeoutMs,
        statementTimeoutMs,
        usual.connections(),
        usual.messagesPerGame());
  }

  /** So many connections for reads, and statements that may take so long. */
  public static StoreLimits reads(int connections, int statementTimeoutMs) {
    StoreLimits usual = StoreLimits.DEFAULTS;
    return with(
        usual.appendsWaiting(),
        usual.appendTimeoutMs(),
        usual.lockTimeoutMs(),
        statementTimeoutMs,
        connections,
        usual.messagesPerGame());
  }

  /** So many messages of a game. */
  public static StoreLimits messages(int perGame) {
    StoreLimits usual = StoreLimits.DEFAULTS;
    return with(
        usual.appendsWaiting(),
        usual.appendTimeoutMs(),
        usual.lockTimeoutMs(),
        usual.statementTimeoutMs(),
        usual.connections(),
        perGame);
  }

  private static StoreLimits with(
      int appendsWaiting,
      int appendTimeoutMs,
      int lockTimeoutMs,
      int statementTimeoutMs,
      int connections,
      int messagesPerGame) {
    StoreLimits usual = StoreLimits.DEFAULTS;
    return new StoreLimits(
        appendsWaiting,
        usual.appendsPerBatch(),
        appendTimeoutMs,
        lockTimeoutMs,
        statementTimeoutMs,
        connections,
        usual.writeConnections(),
        usual.readsWaiting(),
        usual.eventsPerPage(),
        usual.ruleBooks(),
        messagesPerGame,
        usual.openingConnections(),
        Math.min(usual.readTimeoutMs(), statementTimeoutMs),
        Math.min(usual.ownershipTimeoutMs(), statementTimeoutMs),
        usual.connectTimeoutMs(),
        usual.checkMs());
  }
}
