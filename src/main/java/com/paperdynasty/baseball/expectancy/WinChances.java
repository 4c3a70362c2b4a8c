package com.paperdynasty.baseball.expectancy;

/**
 * The home side's chance in every situation of a game, when nothing is known of the sides but the
 * lead: the average over their strengths, each weighed by how likely it is with that lead.
 */
final class WinChances {
  private final GameLength length;
  private final Grid grid;
  private final double[] chances;

  WinChances(SideStrengths sides, GameLength length) {
    this(sides, length, 0);
  }

  /**
   * The chances when the home side is known to be stronger.
   *
   * @param edge by how much; the visitors are weaker by the same
   */
  WinChances(SideStrengths sides, GameLength length, double edge) {
    this.length = length;
    this.grid = new Grid(length);
    this.chances = new double[grid.size()];
    StrengthTable[] tables = new StrengthTable[Strengths.COUNT];
    for (int point = 0; point < tables.length; point++) {
      double strength = Strengths.strength(point);
      tables[point] =
          new StrengthTable(length, sides.ofSide(-strength, -edge), sides.ofSide(strength, edge));
    }
    for (int place = 1; place <= grid.innings(); place++) {
      mix(tables, place, false);
      mix(tables, place, true);
    }
    for (int place = 1; place <= grid.innings(); place++) {
      ends(place);
    }
  }

  Grid grid() {
    return grid;
  }

  double chance(int place, boolean bottom, int state, int lead) {
    return chances[Grid.at(place, bottom, state, lead)];
  }

  private void mix(StrengthTable[] tables, int place, boolean bottom) {
    double[] tied = weights(tables, place, bottom, 0, prior(tables.length));
    double[] ahead = tied;
    double[] behind = tied;
    for (int lead = 0; lead <= Grid.MOST_LEAD; lead++) {
      ahead = weights(tables, place, bottom, lead, ahead);
      behind = weights(tables, place, bottom, -lead, behind);
      mix(tables, place, bottom, lead, ahead);
      mix(tables, place, bottom, -lead, behind);
    }
  }

  private void mix(StrengthTable[] tables, int place, boolean bottom, int lead, double[] weights) {
    for (int state = 0; state < RunDistribution.STATES; state++) {
      double chance = 0;
      for (int point = 0; point < tables.length; point++) {
        chance += weights[point] * tables[point].chance(place, bottom, state, lead);
      }
      chances[Grid.at(place, bottom, state, lead)] = chance;
    }
  }

  private static double[] prior(int points) {
    double[] weights = new double[points];
    for (int point = 0; point < points; point++) {
      weights[point] = Strengths.weight(point);
    }
    return weights;
  }

  /**
   * How likely each strength is with that lead.
   *
   * @param nearer the weights of the lead before it, for a lead that no half begins with
   */
  private static double[] weights(
      StrengthTable[] tables, int place, boolean bottom, int lead, double[] nearer) {
    double[] weights = prior(tables.length);
    double all = 0;
    for (int point = 0; point < tables.length; point++) {
      weights[point] *= tables[point].likelihood(place, bottom, lead);
      all += weights[point];
    }
    if (all == 0) {
      return nearer;
    }
    for (int point = 0; point < tables.length; point++) {
      weights[point] /= all;
    }
    return weights;
  }

  /** The end of a half is the start of the next, or the end of the game. */
  private void ends(int place) {
    int scheduled = length.innings();
    int next = place < scheduled ? place + 1 : place > scheduled ? place : grid.place(place + 1);
    for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
      chances[Grid.at(place, false, RunDistribution.STATES, lead)] =
          length.isDecided(place, false, lead) ? 1 : chance(place, true, grid.startOf(place), lead);
      double decided = lead > 0 ? 1 : 0;
      chances[Grid.at(place, true, RunDistribution.STATES, lead)] =
          length.isDecided(place, true, lead)
              ? decided
              : chance(next, false, grid.startOf(next), lead);
    }
  }
}
