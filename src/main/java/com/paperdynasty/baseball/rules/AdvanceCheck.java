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
 * short of a base that the play gives him.
 */
final class AdvanceCheck {
  private AdvanceCheck() {}

  /** The first rule that is broken, or null. */
  static @Nullable RuleViolation faultIn(BallGame game, Submission submission, Outcome outcome) {
    int named = 0;
    for (Advance way : submission.advances()) {
      int from = way.from();
      if ((named & (1 << from)) != 0) {
        return RuleViolation.advance(BaseNames.runner(from) + " is named twice");
      }
      named |= 1 << from;
      if (from > 0 && !game.bases().occupied(from)) {
        return RuleViolation.advance("There is no runner on " + BaseNames.of(from));
      }
      if (way.base() < from) {
        return RuleViolation.advance(BaseNames.runner(from) + " cannot go back");
      }
      if (way.how() != null && (!way.out() || (way.is(How.TOUCHED) && way.base() == 4))) {
        return RuleViolation.advance(
            "touched, passed and interference are for a runner who is out; touched is not for home");
      }
      RuleViolation fault =
          from == 0
              ? faultInBatter(game, way, submission, outcome)
              : faultInRunnersWay(game, way, submission, outcome);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable RuleViolation faultInRunnersWay(
      BallGame game, Advance way, Submission submission, Outcome outcome) {
    Outcome gives = givesBase(submission, outcome, game.bases().mask(), way.from());
    boolean past = way.base() > way.from() + 1 || way.is(How.TOUCHED) || way.is(How.PASSED);
    if (gives != null && way.out() && !past) {
      return RuleViolation.advance(
          BaseNames.runner(way.from())
              + " is given the next base by a "
              + gives.code()
              + ": he can be out past it only");
    }
    boolean saved = !submission.errors().isEmpty() || submission.includes(Outcome.PICKOFF_ERROR);
    return !way.out() && !saved && submission.includesCaught(way.from())
        ? RuleViolation.advance(
            BaseNames.runner(way.from()) + " is out, unless errors names the fielder who misplayed")
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
      BallGame game, Advance way, Submission submission, Outcome outcome) {
    if (!outcome.isPlateAppearance()) {
      return RuleViolation.advance("The batter stays at bat on a " + outcome.code());
    }
    int bases = outcome.basesForBatter();
    return switch (outcome.kind()) {
      case HIT, FREE_PASS, ERROR ->
          way.base() < bases || (way.out() && way.base() == bases && !way.is(How.TOUCHED))
              ? RuleViolation.advance(
                  "The batter reaches " + BaseNames.of(bases) + " on " + outcome.code())
              : null;
      case STRIKEOUT, INTERFERENCE ->
          bases == 0 && !way.out()
              ? RuleViolation.advance("The batter is out on " + outcome.code())
              : null;
      case FLY, LINER, POP ->
          !way.out() && submission.errors().isEmpty() && !forcesSomebodyOut(game, submission)
              ? RuleViolation.advance(
                  "A batter who is safe on "
                      + outcome.code()
                      + " needs errors, or a runner in advances who was forced out")
              : null;
      case GROUND_BALL, BUNT, CHOICE, CHECK, BASES -> null;
    };
  }

  /** Whether a ball in the air was dropped and a runner was forced out. */
  private static boolean forcesSomebodyOut(BallGame game, Submission submission) {
    return submission.advances().stream()
        .anyMatch(way -> way.from() > 0 && ForcePlay.isForced(way, game.bases().mask()));
  }
}
