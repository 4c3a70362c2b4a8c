package com.paperdynasty.journal;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * The journal has not taken an event, because a node of an older build, which cannot read it, uses
 * the same database. Nothing was sent to the database. The command may be repeated when that node
 * is gone.
 */
public final class OlderNodesException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long RETRY_AFTER_MS = 30_000;

  /** Without a stack trace: nothing is broken. */
  public OlderNodesException() {
    super("a node of an older build uses the same database", null, false, false);
  }

  /** What the user is told. */
  public Problem problem() {
    return Problem.of(
            ErrorCode.UNAVAILABLE,
            "An older server is still running on this database; try again when its update is over")
        .retryAfter(RETRY_AFTER_MS);
  }
}
