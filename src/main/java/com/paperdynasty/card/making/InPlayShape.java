package com.paperdynasty.card.making;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.season.Counts;
import java.util.List;
import java.util.Map;

/**
 * What a card's balls in play are when they are no hits.
 *
 * @param weights of ground balls, flies, liners, pops and errors, in any unit
 * @param grounders shares of the ground balls: {@code groundball_a} is a double play with a runner
 *     on first
 */
record InPlayShape(List<Double> weights, Map<Outcome, Double> grounders) {
  private static final double LEAST_DOUBLE_PLAYS = 0.10;
  private static final double MOST_DOUBLE_PLAYS = 0.80;

  /** Chances of a double play for which a line is filled up with the league's. */
  private static final double FILLED_CHANCES = 100;

  /** Of the ground balls that are no double plays, those on which the lead runner is forced. */
  private static final double FORCED = 0.55;

  /**
   * The shape that gives back a line with the average opposite card.
   *
   * @param league the average line between the same hands
   * @param given what some cells of the card give anyway
   */
  static InPlayShape of(Counts line, Counts league, Map<Outcome, Double> given) {
    double ofHalf = HalfCard.CHANCES;
    double[] had = {
      sum(given, Outcome.GROUNDBALL_A, Outcome.GROUNDBALL_B, Outcome.GROUNDBALL_C),
      sum(given, Outcome.FLYOUT_A, Outcome.FLYOUT_B, Outcome.FLYOUT_C),
      0,
      sum(given, Outcome.POPOUT),
      sum(given, Outcome.REACHED_ON_ERROR)
    };
    Double[] weights = new Double[had.length];
    for (int i = 0; i < had.length; i++) {
      double own = count(i, line) / line.plateAppearances();
      double opposite = count(i, league) / league.plateAppearances();
      weights[i] = Math.max(0, ofHalf * (2 * own - opposite) - had[i]);
    }
    double a = 2 * doublePlays(line, league) - doublePlays(league, league);
    a = Math.max(LEAST_DOUBLE_PLAYS, Math.min(MOST_DOUBLE_PLAYS, a));
    return new InPlayShape(
        List.of(weights),
        BattedBalls.ordered(
            Outcome.GROUNDBALL_A, a,
            Outcome.GROUNDBALL_B, (1 - a) * FORCED,
            Outcome.GROUNDBALL_C, (1 - a) * (1 - FORCED)));
  }

  private static double count(int kind, Counts line) {
    return switch (kind) {
      case 0 -> line.of("out_ground", "FC");
      case 1 -> line.of("out_fly", "SF");
      case 2 -> line.of("out_line");
      case 3 -> line.of("out_pop");
      default -> line.of("ROE");
    };
  }

  /** The share of the ground balls that are double plays, where there can be one. */
  private static double doublePlays(Counts line, Counts league) {
    double filled = Math.max(0, FILLED_CHANCES - line.of("GDP_chances"));
    double leagues = league.of("GDP") / league.of("GDP_chances");
    double rate = (line.of("GDP") + filled * leagues) / (line.of("GDP_chances") + filled);
    double grounders = Math.max(1, count(0, line)) / line.plateAppearances();
    return rate / grounders;
  }

  private static double sum(Map<Outcome, Double> chances, Outcome... outcomes) {
    double sum = 0;
    for (Outcome outcome : outcomes) {
      sum += chances.getOrDefault(outcome, 0.0);
    }
    return sum;
  }
}
