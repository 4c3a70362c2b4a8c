package com.paperdynasty.table;

import io.vertx.core.Future;

/**
 * The journal did not answer. That is a fault of the time and not a bug of ours: the same question
 * may be asked again.
 */
final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Unanswered(Throwable cause) {
    super(cause);
  }

  /** The same answer, whose failure is told from a bug, and from a log that is wrong. */
  static <T> Future<T> ifFailed(Future<T> answer) {
    return answer.recover(
        cause ->
            Future.failedFuture(cause instanceof ReplayDiffers ? cause : new Unanswered(cause)));
  }
}
