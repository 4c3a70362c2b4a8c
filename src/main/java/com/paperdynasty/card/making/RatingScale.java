package com.paperdynasty.card.making;

import com.paperdynasty.card.Cell;

/** From what was counted to the numbers of ratings. */
final class RatingScale {
  private RatingScale() {}

  /** A rate; a line of fewer than so many is filled up with the league's. */
  static double filled(
      double count, double times, double leagueCount, double leagueTimes, double least) {
    double lacking = Math.max(0, least - times);
    double average = leagueTimes > 0 ? leagueCount / leagueTimes : 0;
    double sum = times + lacking;
    return sum > 0 ? (count + lacking * average) / sum : 0;
  }

  /** A rate as faces of a d20. */
  static int chance(double rate) {
    return within(0, Cell.FACES, Math.round(Cell.FACES * rate));
  }

  static int within(int least, int most, long number) {
    return (int) Math.max(least, Math.min(most, number));
  }
}
