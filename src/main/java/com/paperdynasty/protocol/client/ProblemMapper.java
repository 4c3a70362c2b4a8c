package com.paperdynasty.protocol.client;

import com.paperdynasty.problem.Problem;

/** Chooses the frame that reports a problem to a client. */
public final class ProblemMapper {
  private ProblemMapper() {}

  /**
   * Whether a command is refused with {@code outcome_rejected} instead of {@code error}: for a
   * submission, where the problem is in a field other than the game's id.
   */
  public static boolean rejectsOutcome(String event, Problem problem) {
    return event.equals(CommandReader.SUBMIT_OUTCOME)
        && problem.field() != null
        && !problem.field().equals("game_id");
  }
}
