package com.paperdynasty.card.play;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.Ratings.Stealing;
import java.util.ArrayList;
import java.util.List;

/** Runners who go with a pitch that the batter does not hit: their chances, and what is said. */
final class Steals {
  /** What a runner without a jump loses. */
  static final int NO_JUMP = 5;

  private static final Stealing AVERAGE = new Stealing(2, 15, 17, 1);

  private Steals() {}

  /**
   * Which of these runners can go: those whose next base is free, or whose runner goes too.
   *
   * @param wanted their bases
   * @return their bases, the one farthest ahead first
   */
  static List<Integer> possible(Pitch pitch, List<Integer> wanted) {
    List<Integer> going = new ArrayList<>();
    for (int from = 3; from >= 1; from--) {
      boolean free = from == 3 || !pitch.isOn(from + 1) || going.contains(from + 1);
      if (free && pitch.isOn(from) && wanted.contains(from)) {
        going.add(from);
      }
    }
    return going;
  }

  static Stealing of(Pitch pitch, int from) {
    Ratings ratings = pitch.ratings(from);
    return ratings == null ? AVERAGE : ratings.stealing();
  }

  /** The chance of a runner with a jump against this pitcher and catcher. */
  static int chance(Pitch pitch, int from, int less) {
    Stealing stealing = of(pitch, from);
    int own =
        switch (from) {
          case 1 -> stealing.second();
          case 2 -> stealing.third();
          default -> stealing.home();
        };
    return Pitch.contested(own - hold(pitch) - throwing(pitch) - less);
  }

  /** Cuts a d20: whether the runner is safe with that chance. */
  static boolean isSafe(Pitch pitch, int from, int less) {
    CardDice.Purpose purpose =
        switch (from) {
          case 1 -> CardDice.Purpose.STEAL_SECOND;
          case 2 -> CardDice.Purpose.STEAL_THIRD;
          default -> CardDice.Purpose.STEAL_HOME;
        };
    return pitch.isSafe(purpose, chance(pitch, from, less));
  }

  private static int hold(Pitch pitch) {
    Ratings ratings = pitch.fielder(Position.PITCHER);
    return ratings == null || ratings.pitching() == null ? 0 : ratings.pitching().hold();
  }

  private static int throwing(Pitch pitch) {
    Ratings ratings = pitch.fielder(Position.CATCHER);
    return ratings == null || ratings.catching() == null ? 0 : ratings.catching().throwing();
  }

  /**
   * What became of the runners, the one farthest ahead first.
   *
   * @param caught the base of the one who is caught; 0 if nobody is
   */
  static List<With> outcomes(List<Integer> going, int caught) {
    List<With> outcomes = new ArrayList<>();
    for (int from : going) {
      outcomes.add(new With(from == caught ? Outcome.CAUGHT_STEALING : Outcome.STOLEN_BASE, from));
    }
    return outcomes;
  }

  /** A pitch on which nothing else happens. */
  static Submission alone(List<Integer> going, int caught) {
    List<With> outcomes = outcomes(going, caught);
    With lead = outcomes.get(0);
    return Submission.of(lead.outcome())
        .withRunner(requireNonNull(lead.runner()))
        .withOthers(outcomes.subList(1, outcomes.size()));
  }
}
