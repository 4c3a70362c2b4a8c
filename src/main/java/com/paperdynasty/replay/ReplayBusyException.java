package com.paperdynasty.replay;

/**
 * More replays wait on this node than configured. The same request succeeds a little later, and
 * another node would not answer it sooner. Has no stack trace.
 */
public final class ReplayBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterMs;

  /**
   * A replay that was refused.
   *
   * @param retryAfterMs the time after which all replays that wait now are done or refused
   */
  ReplayBusyException(String reason, long retryAfterMs) {
    super("log not replayed: " + reason, null, false, false);
    this.retryAfterMs = retryAfterMs;
  }

  /** When to try again, in ms from now. */
  public long retryAfterMs() {
    return retryAfterMs;
  }
}
