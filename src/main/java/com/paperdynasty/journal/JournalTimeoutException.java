package com.paperdynasty.journal;

import io.vertx.core.Future;

/**
 * The journal did not answer. That is a fault of the time and not a bug of ours: the same question
 * may be asked again.
 */
public final class JournalTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private JournalTimeoutException(Throwable cause) {
    super(cause);
  }

  /** The same answer, whose failure is told from a bug, and from a log that is wrong. */
  public static <T> Future<T> ifFailed(Future<T> answer) {
    return answer.recover(
        cause ->
            Future.failedFuture(
                cause instanceof DamagedLogException ? cause : new JournalTimeoutException(cause)));
  }
}
