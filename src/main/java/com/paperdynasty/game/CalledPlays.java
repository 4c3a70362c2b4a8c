package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the side at bat has called for a pitch: nobody steals or bunts by the dice alone, and no
 * card says what comes of it.
 */
final class CalledPlays {
  private CalledPlays() {}

  /**
   * The steal or bunt that was not called, or null. A hit and run sends every runner, and a squeeze
   * the one on third; both kinds of bunt are one.
   *
   * @param extras of the roll; without plans, as in games where nobody says them, all is allowed
   */
  static @Nullable Problem faultIn(RollExtras extras, Submission submission) {
    RollExtras.Plans plans = extras.plans();
    if (plans == null) {
      return null;
    }
    Plan.Offense offense = plans.offense();
    if (isSteal(submission.counted(), submission.runner(), offense)
        || submission.with().stream()
            .anyMatch(with -> isSteal(with.outcome(), with.runner(), offense))) {
      return GameProblems.rule("No steal was called");
    }
    return isBunt(submission) && !offense.bunts() ? GameProblems.rule("No bunt was called") : null;
  }

  /** Why the server does not read the card for such a roll, or null. */
  static @Nullable Problem refusalToRead(RollExtras extras) {
    RollExtras.Plans plans = extras.plans();
    return plans == null || plans.offense().equals(Plan.Offense.SWING_AWAY)
        ? null
        : Problem.about("auto", ErrorCode.CONFLICT, "Submit what came of the play that was called");
  }

  private static boolean isSteal(Outcome outcome, @Nullable Integer runner, Plan.Offense offense) {
    boolean runs = outcome == Outcome.STOLEN_BASE || outcome == Outcome.CAUGHT_STEALING;
    return runs && (runner == null || !offense.sends(runner));
  }

  /** A sacrifice hit is a bunt, however it is submitted. */
  private static boolean isBunt(Submission submission) {
    return submission.includes(Outcome.SAC_BUNT)
        || (Boolean.TRUE.equals(submission.sacrifice()) && submission.counted().isOnTheGround());
  }
}
