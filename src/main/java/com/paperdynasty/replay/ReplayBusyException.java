package com.paperdynasty.replay;

/**
 * More logs are to be replayed on this node than it has room for. Nothing is wrong: the same
 * question is answered a little later, and no other node would answer it better. Without a trace.
 */
public final class ReplayBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterMs;

  /**
   * A replay that is not done.
   *
   * @param retryAfterMs by when those who wait now are done, or have given up
   */
  ReplayBusyException(String why, long retryAfterMs) {
    super("log not replayed: " + why, null, false, false);
    this.retryAfterMs = retryAfterMs;
  }

  /** When it is worth asking again, in ms from now. */
  public long retryAfterMs() {
    return retryAfterMs;
  }
}
