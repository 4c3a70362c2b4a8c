package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import org.jspecify.annotations.Nullable;

/**
 * Checks the advances of a submission one by one: no runner is named twice, goes back, or stops
 * short of a base that the play awards.
 */
final class AdvanceCheck {
  private AdvanceCheck() {}

  /** The first rule that is broken, or null. */
  static @Nullable RuleViolation faultIn(BallGame game, Submission submission, Outcome outcome) {
    int named = 0;
    for (Advance advance : submission.advances()) {
      int from = advance.from();
      if ((named & (1 << from)) != 0) {
        return RuleViolation.advance(BaseNames.runner(from) + " is named twice");
      }
      named |= 1 << from;
      if (from > 0 && !game.bases().occupied(from)) {
        return RuleViolation.advance("There is no runner on " + BaseNames.of(from));
      }
      if (advance.base() < from) {
        return RuleViolation.advance(BaseNames.runner(from) + " cannot go back");
      }
      if (advance.how() != null
          && (!advance.out() || (advance.is(How.TOUCHED) && advance.base() == 4))) {
        return RuleViolation.advance(
            "touched, passed and interference are for a runner who is out; touched is not for"
                + " home");
      }
      RuleViolation fault =
          from == 0
              ? faultInBatter(game, advance, submission, outcome)
              : faultInRunnersAdvance(game, advance, submission, outcome);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable RuleViolation faultInRunnersAdvance(
      BallGame game, Advance advance, Submission submission, Outcome outcome) {
    Outcome gives = givesBase(submission, outcome, game.bases().mask(), advance.from());
    boolean past =
        advance.base() > advance.from() + 1 || advance.is(How.TOUCHED) || advance.is(How.PASSED);
    if (gives != null && advance.out() && !past) {
      return RuleViolation.advance(
          BaseNames.runner(advance.from())
              + " is given the next base by a "
              + gives.code()
              + ": an out is possible only past it");
    }
    boolean saved = !submission.errors().isEmpty() || submission.includes(Outcome.PICKOFF_ERROR);
    return !advance.out() && !saved && submission.includesCaught(advance.from())
        ? RuleViolation.advance(
            BaseNames.runner(advance.from())
                + " is out, unless errors names the fielder who misplayed")
        : null;
  }

  /**
   * The outcome that gives the runner the next base without liability to be put out (official
   * rules, 5.06(b)(3)), or null.
   */
  private static @Nullable Outcome givesBase(
      Submission submission, Outcome outcome, int mask, int from) {
    if (outcome.kind() == Kind.FREE_PASS && from <= ForcePlay.forcedRunners(mask)) {
      return outcome;
    }
    return submission.includes(Outcome.BALK) ? Outcome.BALK : null;
  }

  private static @Nullable RuleViolation faultInBatter(
      BallGame game, Advance advance, Submission submission, Outcome outcome) {
    if (!outcome.isPlateAppearance()) {
      return RuleViolation.advance("The batter stays at bat on a " + outcome.code());
    }
    int bases = outcome.basesForBatter();
    return switch (outcome.kind()) {
      case HIT, FREE_PASS, ERROR ->
          advance.base() < bases
                  || (advance.out() && advance.base() == bases && !advance.is(How.TOUCHED))
              ? RuleViolation.advance(
                  "The batter reaches " + BaseNames.of(bases) + " on " + outcome.code())
              : null;
      case STRIKEOUT, INTERFERENCE ->
          bases == 0 && !advance.out()
              ? RuleViolation.advance("The batter is out on " + outcome.code())
              : null;
      case FLY, LINER, POP ->
          !advance.out() && submission.errors().isEmpty() && !forcesRunnerOut(game, submission)
              ? RuleViolation.advance(
                  "A batter who is safe on "
                      + outcome.code()
                      + " needs errors, or a runner in advances who was forced out")
              : null;
      case GROUND_BALL, BUNT, CHOICE, CHECK, BASES -> null;
    };
  }

  /** Whether a ball in the air was dropped and a runner was forced out. */
  private static boolean forcesRunnerOut(BallGame game, Submission submission) {
    return submission.advances().stream()
        .anyMatch(
            advance -> advance.from() > 0 && ForcePlay.isForced(advance, game.bases().mask()));
  }
}
