package com.paperdynasty.wire;

import com.paperdynasty.game.Refusal;

/** How refusals are told to clients. */
public final class Problems {
  private Problems() {}

  /** What a client is told of a refusal. */
  public static Problem of(Refusal refusal) {
    return new Problem(
        code(refusal.code()), refusal.message(), refusal.field(), refusal.errors(), null, null);
  }

  /**
   * Whether a command's sender is told by {@code outcome_rejected} instead of {@code error}: for a
   * submission, where the problem is in a field other than the game's id.
   */
  public static boolean rejectsOutcome(String event, Problem problem) {
    return event.equals(Commands.SUBMIT_OUTCOME)
        && problem.field() != null
        && !problem.field().equals("game_id");
  }

  private static ErrorCode code(Refusal.Code code) {
    return switch (code) {
      case FORBIDDEN -> ErrorCode.FORBIDDEN;
      case NOT_FOUND -> ErrorCode.NOT_FOUND;
      case INVALID -> ErrorCode.INVALID;
      case CONFLICT -> ErrorCode.CONFLICT;
    };
  }
}
