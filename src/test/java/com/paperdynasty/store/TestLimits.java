package com.paperdynasty.store;

/** The usual bounds of the store, but for what a test is about. */
public final class TestLimits {
  private TestLimits() {}

  /** Statements that may take so long. */
  public static StoreLimits statementTimeout(int ms) {
    StoreLimits usual = StoreLimits.DEFAULTS;
    return new StoreLimits(
        usual.appendsWaiting(),
        usual.appendsPerBatch(),
        usual.appendTimeoutMs(),
        usual.lockTimeoutMs(),
        ms,
        usual.connections(),
        usual.readsWaiting(),
        usual.eventsPerPage(),
        usual.ruleBooks(),
        usual.messagesPerGame());
  }
}
