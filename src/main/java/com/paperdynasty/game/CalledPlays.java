package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the sides have called for a pitch: nobody steals, bunts or walks on purpose by the dice
 * alone, and no card says what comes of it.
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

  /**
   * The intentional walk that was not called, or null. In a game with cards the side at bat would
   * take one at bad dice, so it is submitted by somebody who acts for the side in the field too.
   */
  static @Nullable Problem faultInWalk(GameState state, Actor actor, Submission submission) {
    boolean called =
        submission.counted() != Outcome.INTENTIONAL_WALK
            || state.rules().cards().isEmpty()
            || state.actsFor(actor, state.game().fielding());
    return called ? null : GameProblems.rule("No intentional walk was called");
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
