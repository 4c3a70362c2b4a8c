package com.paperdynasty.card.making;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Matchup;
import com.paperdynasty.card.season.Counts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes halves against the average opposite card of the same hands. */
final class HalfMaker {
  /** Plate appearances below which a half is filled up with an average line. */
  static final double LEAST_PLATE_APPEARANCES = 25;

  private final LeagueLines league;
  private final DiceEnumeration dice;

  /** What the fielding checks of a pitcher's half come to. */
  private final Map<Outcome, Double> checks;

  /** The chances of the average pitcher's half, by the hands. */
  private final Map<Matchup, Rates> averagePitchers = new HashMap<>();

  /** The chances of the average batter's half, by the hands. */
  private final Map<Matchup, Rates> averageBatters = new HashMap<>();

  HalfMaker(LeagueLines league, FieldingChart chart) {
    this.league = league;
    this.dice = new DiceEnumeration(chart);
    this.checks = dice.outcomes(CheckCells.ALL);
    for (Matchup matchup : LeagueLines.matchups()) {
      Rates wanted = Rates.of(league.of(matchup)).times(HalfCard.CHANCES);
      averagePitchers.put(matchup, average(matchup, true, wanted));
      averageBatters.put(matchup, average(matchup, false, wanted));
    }
  }

  private Rates average(Matchup matchup, boolean isPitching, Rates wanted) {
    return dice.rates(half(matchup, isPitching, league.of(matchup), wanted, 0));
  }

  /**
   * Makes the half that gives back a line.
   *
   * @param matchup the hands of the plate appearances
   * @param line with at least {@link #LEAST_PLATE_APPEARANCES}
   * @param seed of the layout
   */
  MadeHalf make(Matchup matchup, boolean isPitching, Counts line, long seed) {
    Rates real = Rates.of(line);
    Rates opposite = requireNonNull((isPitching ? averageBatters : averagePitchers).get(matchup));
    Rates wanted = real.times(2 * HalfCard.CHANCES).minus(opposite);
    HalfCard half = half(matchup, isPitching, line, wanted, seed);
    Rates played = dice.rates(half).plus(opposite).times(MadeHalf.ONE_CHANCE);
    Hand against = isPitching ? matchup.batter() : matchup.pitcher();
    boolean isCarried = isLess(wanted, DiceEnumeration.rates(given(isPitching)));
    return new MadeHalf(half, isPitching, against, real, played, sacrificeFlies(line), isCarried);
  }

  private HalfCard half(Matchup matchup, boolean isPitching, Counts line, Rates wanted, long seed) {
    List<CheckCells.Placed> placed = isPitching ? CheckCells.ALL : List.of();
    Map<Outcome, Double> givenOutcomes = given(isPitching);
    Rates given = DiceEnumeration.rates(givenOutcomes);
    Counts average = league.of(matchup);
    double slugging = Rates.of(line).slugging(sacrificeFlies(line));
    Rates possible =
        isLess(wanted, given)
            ? new LeastDistortion(wanted, given, Rates.of(average), slugging).solve()
            : wanted;
    int[] chances = WholeChances.of(possible.minus(given), slugging);
    InPlayShape shape = InPlayShape.of(line, average, givenOutcomes);
    return HalfLayout.of(placed, new BattedBalls(league.season()).divide(chances, shape), seed);
  }

  private static double sacrificeFlies(Counts line) {
    return line.of("SF") / line.plateAppearances();
  }

  private Map<Outcome, Double> given(boolean isPitching) {
    return isPitching ? checks : Map.of();
  }

  private static boolean isLess(Rates wanted, Rates given) {
    for (Category category : Category.values()) {
      if (wanted.of(category) < given.of(category) - 1e-9) {
        return true;
      }
    }
    return false;
  }
}
