package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.state.BallGame;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a submission has the fields that its outcome needs, and no field that the outcome
 * does not take.
 */
final class SubmissionCheck {
  private static final int MOST_WITH = 3;

  private SubmissionCheck() {}

  /** The first rule that is broken, or null. */
  static @Nullable RuleViolation faultIn(BallGame game, Submission submission, Outcome outcome) {
    RuleViolation fault = faultInFields(submission, outcome);
    if (fault == null) {
      fault = faultInSituation(game, submission, outcome);
    }
    if (fault == null) {
      fault = faultInWith(game, submission, outcome);
    }
    return fault != null ? fault : AdvanceCheck.faultIn(game, submission, outcome);
  }

  private static @Nullable RuleViolation faultInFields(Submission submission, Outcome outcome) {
    Outcome submitted = submission.outcome();
    if ((submitted.needsHitLocation() || outcome.needsHitLocation())
        && submission.hitLocation() == null) {
      return new RuleViolation(
          RuleViolation.HIT_LOCATION, "Outcome " + submitted.code() + " requires hit_location");
    }
    if (submitted == Outcome.X_CHECK) {
      if (submission.result() == null) {
        return RuleViolation.rule("Outcome x_check requires result");
      }
      if (!outcome.isPlateAppearance() || outcome == Outcome.X_CHECK) {
        return RuleViolation.rule("A fielding check cannot result in " + outcome.code());
      }
    } else if (submission.result() != null) {
      return RuleViolation.rule("Only x_check has a result");
    }
    Integer bases = submission.bases();
    if (bases != null && (outcome != Outcome.REACHED_ON_ERROR || bases < 1 || bases > 3)) {
      return RuleViolation.rule("bases is for an error, and from 1 to 3");
    }
    if (outcome.needsErrors() && submission.errors().isEmpty()) {
      return RuleViolation.rule("Outcome " + outcome.code() + " requires errors");
    }
    if (outcome.needsAdvances() && submission.advances().isEmpty()) {
      return RuleViolation.rule("Outcome " + outcome.code() + " requires advances");
    }
    return null;
  }

  private static @Nullable RuleViolation faultInSituation(
      BallGame game, Submission submission, Outcome outcome) {
    int mask = game.bases().mask();
    if (outcome == Outcome.SAC_BUNT && mask == 0) {
      return RuleViolation.rule("There is no runner to sacrifice for");
    }
    if (outcome == Outcome.SAC_BUNT && game.outs() == 2) {
      return RuleViolation.rule("There is no sacrifice with two outs");
    }
    if (outcome == Outcome.FIELDERS_CHOICE
        && ForcePlay.forcedRunners(mask) == 0
        && submission.advances().isEmpty()) {
      return RuleViolation.rule(
          "Outcome fielders_choice without a forced runner requires advances");
    }
    if (outcome == Outcome.STRIKEOUT_REACHED && game.bases().occupied(1) && game.outs() < 2) {
      return RuleViolation.rule(
          "With first occupied and fewer than two outs the batter is out on strikes");
    }
    RuleViolation fault = faultInJudgement(game, submission, outcome);
    return fault != null ? fault : faultInRunner(game, outcome, submission.runner(), false);
  }

  /** The scorer's sacrifice and gdp are for plays that can be one. */
  private static @Nullable RuleViolation faultInJudgement(
      BallGame game, Submission submission, Outcome outcome) {
    boolean ground = outcome.isOnTheGround();
    if (submission.gdp() != null && !ground) {
      return RuleViolation.rule("gdp is for a ball on the ground");
    }
    if (submission.sacrifice() == null) {
      return null;
    }
    if (!ground && !outcome.isInTheAir() && outcome.kind() != Kind.ERROR) {
      return RuleViolation.rule("sacrifice is for a bunt, a fly or a misplay of one");
    }
    if (submission.sacrifice() && game.outs() == 2) {
      return RuleViolation.rule("There is no sacrifice with two outs");
    }
    return submission.sacrifice() && game.bases().mask() == 0
        ? RuleViolation.rule("There is no runner to sacrifice for")
        : null;
  }

  private static @Nullable RuleViolation faultInRunner(
      BallGame game, Outcome outcome, @Nullable Integer runner, boolean batterRuns) {
    if (!outcome.needsRunner()) {
      if (runner != null) {
        return RuleViolation.rule("Outcome " + outcome.code() + " takes no runner");
      }
      return needsRunnerOnBase(outcome) && game.bases().mask() == 0 && !batterRuns
          ? RuleViolation.rule("Outcome " + outcome.code() + " needs a runner on base")
          : null;
    }
    if (runner == null) {
      return RuleViolation.rule("Outcome " + outcome.code() + " requires runner");
    }
    if (runner < 1 || runner > 3 || !game.bases().occupied(runner)) {
      return RuleViolation.rule("There is no runner on base " + runner);
    }
    return null;
  }

  private static boolean needsRunnerOnBase(Outcome outcome) {
    return outcome.kind() == Kind.BASES && outcome != Outcome.FOUL_ERROR;
  }

  private static @Nullable RuleViolation faultInWith(
      BallGame game, Submission submission, Outcome outcome) {
    if (submission.with().isEmpty()) {
      return null;
    }
    if (submission.with().size() > MOST_WITH) {
      return RuleViolation.rule("At most three more outcomes are allowed on a pitch");
    }
    if (isBallInPlay(outcome)) {
      return RuleViolation.rule("No other outcome goes with a ball in play: use advances");
    }
    if (isDeadBall(outcome)) {
      return RuleViolation.rule(
          "The ball is dead on a " + outcome.code() + ": no other outcome goes with it");
    }
    if (isRunnerCaught(submission) && submission.includes(Outcome.BALK)) {
      return RuleViolation.rule("A balk gives every runner the next base: no runner can be caught");
    }
    Set<With> seen = new HashSet<>();
    seen.add(new With(outcome, submission.runner()));
    boolean batterRuns = outcome.isPlateAppearance() && outcome.basesForBatter() > 0;
    for (With with : submission.with()) {
      if (with.outcome().kind() != Kind.BASES) {
        return RuleViolation.rule("Outcome " + with.outcome().code() + " does not go with another");
      }
      if (!seen.add(with)) {
        return RuleViolation.rule("Outcome " + with.outcome().code() + " is named twice");
      }
      RuleViolation fault = faultInRunner(game, with.outcome(), with.runner(), batterRuns);
      if (fault == null) {
        fault = faultInCatch(game, outcome, with);
      }
      if (fault != null) {
        return fault;
      }
      if (with.outcome().needsAdvances() && submission.advances().isEmpty()) {
        return RuleViolation.rule("Outcome " + with.outcome().code() + " requires advances");
      }
      if (with.outcome().needsErrors() && submission.errors().isEmpty()) {
        return RuleViolation.rule("Outcome " + with.outcome().code() + " requires errors");
      }
    }
    return null;
  }

  /** A runner who is forced to the next base by the batter cannot be caught on the way there. */
  private static @Nullable RuleViolation faultInCatch(BallGame game, Outcome outcome, With with) {
    Integer runner = with.runner();
    boolean forces = outcome.kind() == Kind.FREE_PASS || outcome == Outcome.STRIKEOUT_REACHED;
    boolean caught = with.outcome().isRunnerCaught();
    return forces
            && caught
            && runner != null
            && runner <= ForcePlay.forcedRunners(game.bases().mask())
        ? RuleViolation.rule(
            BaseNames.runner(runner)
                + " is forced to the next base by a "
                + outcome.code()
                + ": name an out beyond it in advances")
        : null;
  }

  private static boolean isBallInPlay(Outcome outcome) {
    return switch (outcome.kind()) {
      case GROUND_BALL, FLY, LINER, POP, BUNT, CHOICE, HIT, ERROR, CHECK -> true;
      case STRIKEOUT, FREE_PASS, INTERFERENCE, BASES -> false;
    };
  }

  /** A runner who was moving and is awarded a base is named in advances. */
  private static boolean isDeadBall(Outcome outcome) {
    return switch (outcome) {
      case HIT_BY_PITCH, CATCHER_INTERFERENCE, BATTER_INTERFERENCE -> true;
      default -> false;
    };
  }

  private static boolean isRunnerCaught(Submission submission) {
    return submission.includes(Outcome.CAUGHT_STEALING) || submission.includes(Outcome.PICK_OFF);
  }
}
