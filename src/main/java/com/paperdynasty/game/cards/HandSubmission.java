package com.paperdynasty.game.cards;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.CardCheck;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the side at bat submits by hand in a game with cards. It says what the card says and no
 * more: from there the server reads the play, with its dice and choices. Otherwise a side could
 * have another pitch for bad dice, or go around what the cards ask for.
 */
public final class HandSubmission {
  private HandSubmission() {}

  /**
   * Whether the server reads on from what a user submits: there are cards, and the user does not
   * act for both sides.
   */
  public static boolean isReadOn(GameState state, Actor actor) {
    return !state.rules().cards().isEmpty() && !state.actsFor(actor, state.game().fielding());
  }

  /**
   * Why a submission is not what the cards say at the dice of the pending roll, or null. Where a
   * play was called, its outcome is taken too, and the reading decides.
   */
  public static @Nullable Problem faultIn(GameState state, Roll roll, Submission submission) {
    GameCards cards = state.rules().cards();
    Submission read = CardRules.submission(cards, state.game(), roll.dice());
    if (read == null) {
      return CardRules.unread();
    }
    RollExtras extras = state.dice().extras();
    Problem uncalled = CalledPlays.faultIn(extras, submission);
    if (uncalled != null) {
      return uncalled;
    }
    boolean calledPlay = isOfCalledPlay(extras, submission);
    if (!calledPlay && (submission.outcome() != read.outcome() || !submission.with().isEmpty())) {
      return CardCheck.mismatch(read);
    }
    Problem misread =
        calledPlay ? null : CardRules.faultIn(cards, state.game(), roll.dice(), submission);
    return misread == null ? faultInRest(submission) : misread;
  }

  private static boolean isOfCalledPlay(RollExtras extras, Submission submission) {
    RollExtras.Plans plans = extras.plans();
    if (plans == null || plans.offense().equals(Plan.Offense.SWING_AWAY)) {
      return false;
    }
    Outcome outcome = submission.outcome();
    return outcome == Outcome.STOLEN_BASE
        || outcome == Outcome.CAUGHT_STEALING
        || outcome == Outcome.SAC_BUNT;
  }

  private static @Nullable Problem faultInRest(Submission submission) {
    if (!submission.advances().isEmpty()) {
      return Problem.about("advances", ErrorCode.INVALID, "The cards say how far runners come");
    }
    boolean more =
        !submission.errors().isEmpty()
            || submission.sacrifice() != null
            || submission.gdp() != null;
    return more ? GameProblems.rule("The cards say what else happens") : null;
  }
}
