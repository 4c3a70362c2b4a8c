package com.paperdynasty.journal;

import io.vertx.core.Future;

/**
 * The journal did not answer in time. This is a passing fault and not a bug: the same call may be
 * made again.
 */
public final class JournalTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private JournalTimeoutException(Throwable cause) {
    super(cause);
  }

  /**
   * The same Future, whose failure becomes this exception unless it is a {@link
   * DamagedLogException}.
   */
  public static <T> Future<T> ifFailed(Future<T> answer) {
    return answer.recover(
        cause ->
            Future.failedFuture(
                cause instanceof DamagedLogException ? cause : new JournalTimeoutException(cause)));
  }
}
