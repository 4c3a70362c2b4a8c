package com.paperdynasty.game.cards;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.CalledPlay;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the sides have called for a pitch: nobody steals, bunts or walks on purpose by the dice
 * alone.
 */
public final class CalledPlays {
  private CalledPlays() {}

  /**
   * The steal or bunt that was not called, or null. A hit and run sends every runner, and a squeeze
   * the one on third; both kinds of bunt are one.
   *
   * @param extras of the roll; without plans, as in games where nobody says them, all is allowed
   */
  public static @Nullable Problem faultIn(RollExtras extras, Submission submission) {
    RollExtras.Plans plans = extras.plans();
    return plans == null ? null : faultIn(plans.offense(), submission);
  }

  private static @Nullable Problem faultIn(Plan.Offense offense, Submission submission) {
    if (isSteal(submission.counted(), submission.runner(), offense)
        || submission.with().stream()
            .anyMatch(with -> isSteal(with.outcome(), with.runner(), offense))) {
      return GameProblems.rule("No steal was called");
    }
    return isBunt(submission) && !offense.bunts() ? GameProblems.rule("No bunt was called") : null;
  }

  /**
   * The intentional walk, steal or bunt that nobody could call before the roll, or null. In a game
   * with cards the side at bat would take one at bad dice, and leave it at good ones. So it is
   * submitted by somebody who acts for the side in the field too; a steal or a bunt may be planned
   * instead, where sides say their plans.
   */
  public static @Nullable Problem faultAtSightOfDice(
      GameState state, Actor actor, Submission submission) {
    if (state.rules().cards().isEmpty() || state.actsFor(actor, state.game().fielding())) {
      return null;
    }
    if (submission.counted() == Outcome.INTENTIONAL_WALK) {
      return GameProblems.rule("No intentional walk was called");
    }
    boolean plans = state.fairPlay().ready().isUsed();
    return plans ? null : faultIn(Plan.Offense.SWING_AWAY, submission);
  }

  /** What the side at bat has called for a roll. */
  public static CalledPlay of(RollExtras extras) {
    RollExtras.Plans plans = extras.plans();
    if (plans == null) {
      return CalledPlay.NOTHING;
    }
    CalledPlay.Batter batter =
        switch (plans.offense().play()) {
          case SWING_AWAY -> CalledPlay.Batter.SWINGS;
          case SACRIFICE_BUNT -> CalledPlay.Batter.BUNTS;
          case SQUEEZE -> CalledPlay.Batter.SQUEEZES;
          case HIT_AND_RUN -> CalledPlay.Batter.HITS_AND_RUNS;
        };
    return new CalledPlay(batter, plans.offense().steals());
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
