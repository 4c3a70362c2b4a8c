package com.paperdynasty.baseball;

import com.paperdynasty.baseball.Advance.How;
import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a submission says what it must, and nothing that it cannot (rules, section 2). */
final class Eligibility {
  private static final int MOST_WITH = 3;

  private Eligibility() {}

  /** What is wrong, or null. */
  static @Nullable Illegal faultIn(BallGame game, Submission submission, Outcome outcome) {
    Illegal fault = faultInFields(submission, outcome);
    if (fault == null) {
      fault = faultInSituation(game, submission, outcome);
    }
    if (fault == null) {
      fault = faultInWith(game, submission, outcome);
    }
    return fault != null ? fault : faultInAdvances(game, submission, outcome);
  }

  private static @Nullable Illegal faultInFields(Submission submission, Outcome outcome) {
    Outcome submitted = submission.outcome();
    if ((submitted.needsHitLocation() || outcome.needsHitLocation())
        && submission.hitLocation() == null) {
      return new Illegal(
          Illegal.HIT_LOCATION, "Outcome " + submitted.code() + " requires hit_location");
    }
    if (submitted == Outcome.X_CHECK) {
      if (submission.result() == null) {
        return Illegal.rule("Outcome x_check requires result");
      }
      if (!outcome.isPlateAppearance() || outcome == Outcome.X_CHECK) {
        return Illegal.rule("A fielding check cannot come to " + outcome.code());
      }
    } else if (submission.result() != null) {
      return Illegal.rule("Only x_check has a result");
    }
    Integer bases = submission.bases();
    if (bases != null && (outcome != Outcome.REACHED_ON_ERROR || bases < 1 || bases > 3)) {
      return Illegal.rule("bases is for an error, and from 1 to 3");
    }
    if (outcome.needsErrors() && submission.errors().isEmpty()) {
      return Illegal.rule("Outcome " + outcome.code() + " requires errors");
    }
    if (outcome.needsAdvances() && submission.advances().isEmpty()) {
      return Illegal.rule("Outcome " + outcome.code() + " requires advances");
    }
    return null;
  }

  private static @Nullable Illegal faultInSituation(
      BallGame game, Submission submission, Outcome outcome) {
    int mask = game.bases().mask();
    if (outcome == Outcome.SAC_BUNT && mask == 0) {
      return Illegal.rule("There is no runner to sacrifice for");
    }
    if (outcome == Outcome.SAC_BUNT && game.outs() == 2) {
      return Illegal.rule("There is no sacrifice with two outs");
    }
    if (outcome == Outcome.FIELDERS_CHOICE
        && Ways.forcedRunners(mask) == 0
        && submission.advances().isEmpty()) {
      return Illegal.rule("Outcome fielders_choice without a forced runner requires advances");
    }
    if (outcome == Outcome.STRIKEOUT_REACHED && game.bases().occupied(1) && game.outs() < 2) {
      return Illegal.rule(
          "With first occupied and fewer than two outs the batter is out on strikes");
    }
    Illegal fault = faultInJudgement(game, submission, outcome);
    return fault != null ? fault : faultInRunner(game, outcome, submission.runner(), false);
  }

  /** The official scorer has a word where a sacrifice or a double play can be. */
  private static @Nullable Illegal faultInJudgement(
      BallGame game, Submission submission, Outcome outcome) {
    boolean ground = Ways.isOnTheGround(outcome);
    if (submission.gdp() != null && !ground) {
      return Illegal.rule("gdp is for a ball on the ground");
    }
    if (submission.sacrifice() == null) {
      return null;
    }
    if (!ground && !Sacrifices.isInTheAir(outcome) && outcome.kind() != Kind.ERROR) {
      return Illegal.rule("sacrifice is for a bunt, a fly or a misplay of one");
    }
    if (submission.sacrifice() && game.outs() == 2) {
      return Illegal.rule("There is no sacrifice with two outs");
    }
    return submission.sacrifice() && game.bases().mask() == 0
        ? Illegal.rule("There is no runner to sacrifice for")
        : null;
  }

  private static @Nullable Illegal faultInRunner(
      BallGame game, Outcome outcome, @Nullable Integer runner, boolean batterRuns) {
    if (!outcome.needsRunner()) {
      if (runner != null) {
        return Illegal.rule("Outcome " + outcome.code() + " takes no runner");
      }
      return needsSomebodyOn(outcome) && game.bases().mask() == 0 && !batterRuns
          ? Illegal.rule("Outcome " + outcome.code() + " needs a runner on base")
          : null;
    }
    if (runner == null) {
      return Illegal.rule("Outcome " + outcome.code() + " requires runner");
    }
    if (runner < 1 || runner > 3 || !game.bases().occupied(runner)) {
      return Illegal.rule("There is no runner on base " + runner);
    }
    return null;
  }

  private static boolean needsSomebodyOn(Outcome outcome) {
    return outcome.kind() == Kind.BASES && outcome != Outcome.FOUL_ERROR;
  }

  private static @Nullable Illegal faultInWith(
      BallGame game, Submission submission, Outcome outcome) {
    if (submission.with().isEmpty()) {
      return null;
    }
    if (submission.with().size() > MOST_WITH) {
      return Illegal.rule("At most three more outcomes on a pitch");
    }
    if (isBallInPlay(outcome)) {
      return Illegal.rule("Nothing else happens on a ball in play: say it with advances");
    }
    if (isDeadBall(outcome)) {
      return Illegal.rule("The ball is dead on a " + outcome.code() + ": nothing goes with it");
    }
    if (isAnybodyCaught(submission) && has(submission, Outcome.BALK)) {
      return Illegal.rule("A balk gives every runner the next base: nobody is caught on the way");
    }
    Set<With> seen = new HashSet<>();
    seen.add(new With(outcome, submission.runner()));
    boolean batterRuns = outcome.isPlateAppearance() && outcome.basesForBatter() > 0;
    for (With with : submission.with()) {
      if (with.outcome().kind() != Kind.BASES) {
        return Illegal.rule("Outcome " + with.outcome().code() + " does not go with another");
      }
      if (!seen.add(with)) {
        return Illegal.rule("Outcome " + with.outcome().code() + " is named twice");
      }
      Illegal fault = faultInRunner(game, with.outcome(), with.runner(), batterRuns);
      if (fault == null) {
        fault = faultInCatch(game, outcome, with);
      }
      if (fault != null) {
        return fault;
      }
      if (with.outcome().needsAdvances() && submission.advances().isEmpty()) {
        return Illegal.rule("Outcome " + with.outcome().code() + " requires advances");
      }
      if (with.outcome().needsErrors() && submission.errors().isEmpty()) {
        return Illegal.rule("Outcome " + with.outcome().code() + " requires errors");
      }
    }
    return null;
  }

  /** Who must go to the next base because the batter has first cannot be caught on the way. */
  private static @Nullable Illegal faultInCatch(BallGame game, Outcome outcome, With with) {
    Integer runner = with.runner();
    boolean forces = outcome.kind() == Kind.FREE_PASS || outcome == Outcome.STRIKEOUT_REACHED;
    boolean caught = isCatch(with.outcome());
    return forces && caught && runner != null && runner <= Ways.forcedRunners(game.bases().mask())
        ? Illegal.rule(
            BaseNames.runner(runner)
                + " is forced to the next base by a "
                + outcome.code()
                + ": if he is out beyond it, say so in advances")
        : null;
  }

  private static boolean isBallInPlay(Outcome outcome) {
    return switch (outcome.kind()) {
      case GROUND_BALL, FLY, LINER, POP, BUNT, CHOICE, HIT, ERROR, CHECK -> true;
      case STRIKEOUT, FREE_PASS, INTERFERENCE, BASES -> false;
    };
  }

  /** Where a runner on the move gets a base by it all the same, that is said with advances. */
  private static boolean isDeadBall(Outcome outcome) {
    return switch (outcome) {
      case HIT_BY_PITCH, CATCHER_INTERFERENCE, BATTER_INTERFERENCE -> true;
      default -> false;
    };
  }

  private static @Nullable Illegal faultInAdvances(
      BallGame game, Submission submission, Outcome outcome) {
    int named = 0;
    for (Advance way : submission.advances()) {
      int from = way.from();
      if ((named & (1 << from)) != 0) {
        return Illegal.way(BaseNames.runner(from) + " is named twice");
      }
      named |= 1 << from;
      if (from > 0 && !game.bases().occupied(from)) {
        return Illegal.way("There is no runner on " + BaseNames.of(from));
      }
      if (way.base() < from) {
        return Illegal.way(BaseNames.runner(from) + " cannot go back");
      }
      if (way.how() != null && (!way.out() || (way.is(How.TOUCHED) && way.base() == 4))) {
        return Illegal.way(
            "touched, passed and interference are said of a runner who is out, touched not at home");
      }
      Illegal fault =
          from == 0
              ? faultInBatter(game, way, submission, outcome)
              : faultInRunnersWay(game, way, submission, outcome);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable Illegal faultInRunnersWay(
      BallGame game, Advance way, Submission submission, Outcome outcome) {
    Outcome gives = givesBase(submission, outcome, game.bases().mask(), way.from());
    boolean past = way.base() > way.from() + 1 || way.is(How.TOUCHED) || way.is(How.PASSED);
    if (gives != null && way.out() && !past) {
      return Illegal.way(
          BaseNames.runner(way.from())
              + " is given the next base by a "
              + gives.code()
              + ": he can be out past it only");
    }
    boolean saved = !submission.errors().isEmpty() || has(submission, Outcome.PICKOFF_ERROR);
    return !way.out() && !saved && isCaught(submission, way.from())
        ? Illegal.way(BaseNames.runner(way.from()) + " is out, unless errors say who spared him")
        : null;
  }

  /** What gives the runner on that base the next without liability to be put out, or null. */
  private static @Nullable Outcome givesBase(
      Submission submission, Outcome outcome, int mask, int from) {
    if (outcome.kind() == Kind.FREE_PASS && from <= Ways.forcedRunners(mask)) {
      return outcome;
    }
    return has(submission, Outcome.BALK) ? Outcome.BALK : null;
  }

  private static boolean has(Submission submission, Outcome event) {
    return submission.counted() == event
        || submission.with().stream().anyMatch(with -> with.outcome() == event);
  }

  private static boolean isAnybodyCaught(Submission submission) {
    return has(submission, Outcome.CAUGHT_STEALING) || has(submission, Outcome.PICK_OFF);
  }

  /** Whether that runner was caught stealing or picked off. */
  private static boolean isCaught(Submission submission, int from) {
    Integer base = from;
    return (isCatch(submission.counted()) && base.equals(submission.runner()))
        || submission.with().stream()
            .anyMatch(with -> isCatch(with.outcome()) && base.equals(with.runner()));
  }

  private static boolean isCatch(Outcome outcome) {
    return outcome == Outcome.CAUGHT_STEALING || outcome == Outcome.PICK_OFF;
  }

  private static @Nullable Illegal faultInBatter(
      BallGame game, Advance way, Submission submission, Outcome outcome) {
    if (!outcome.isPlateAppearance()) {
      return Illegal.way("The batter stays at bat on a " + outcome.code());
    }
    int bases = outcome.basesForBatter();
    return switch (outcome.kind()) {
      case HIT, FREE_PASS, ERROR ->
          way.base() < bases || (way.out() && way.base() == bases && !way.is(How.TOUCHED))
              ? Illegal.way("The batter reaches " + BaseNames.of(bases) + " on " + outcome.code())
              : null;
      case STRIKEOUT, INTERFERENCE ->
          bases == 0 && !way.out() ? Illegal.way("The batter is out on " + outcome.code()) : null;
      case FLY, LINER, POP ->
          !way.out() && submission.errors().isEmpty() && !forcesSomebodyOut(game, submission)
              ? Illegal.way(
                  "A batter who is safe on "
                      + outcome.code()
                      + " needs errors, or a runner in advances who was forced out")
              : null;
      case GROUND_BALL, BUNT, CHOICE, CHECK, BASES -> null;
    };
  }

  /** A ball in the air that was dropped, and a runner put out at the base that he had to go to. */
  private static boolean forcesSomebodyOut(BallGame game, Submission submission) {
    return submission.advances().stream()
        .anyMatch(way -> way.from() > 0 && Ways.isForced(way, game.bases().mask()));
  }
}
