package com.paperdynasty.baseball.expectancy;

/**
 * The home side's chances when the strengths of both sides are known, worked out backwards from the
 * last inning, and how likely each lead is at the start of each half, worked out forwards.
 */
final class StrengthTable {
  private final GameLength length;
  private final Grid grid;
  private final RunDistribution away;
  private final RunDistribution home;
  private final double[] chances;
  private final double[] leads;

  StrengthTable(GameLength length, RunDistribution away, RunDistribution home) {
    this.length = length;
    this.grid = new Grid(length);
    this.away = away;
    this.home = home;
    this.chances = new double[grid.size()];
    this.leads = new double[grid.innings() * 2 * Grid.LEADS];
    for (int place = grid.innings(); place >= 1; place--) {
      bottom(place);
      top(place);
    }
    forward();
  }

  double chance(int place, boolean bottom, int state, int lead) {
    return chances[Grid.at(place, bottom, state, lead)];
  }

  /** How likely that lead is at the start of the half. */
  double likelihood(int place, boolean bottom, int lead) {
    return leads[half(place, bottom) + Grid.column(lead)];
  }

  private void bottom(int place) {
    boolean last = length.isLastBottom(place, true);
    for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
      chances[Grid.at(place, true, RunDistribution.STATES, lead)] = afterBottom(place, lead);
    }
    for (int state = 0; state < RunDistribution.STATES; state++) {
      for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
        double chance = last && lead > 0 ? 1 : 0;
        for (int runs = 0; chance < 1 && runs <= RunDistribution.MOST_RUNS; runs++) {
          chance +=
              home.chance(state, runs) * chance(place, true, RunDistribution.STATES, lead + runs);
        }
        chances[Grid.at(place, true, state, lead)] = chance;
      }
    }
  }

  private void top(int place) {
    int start = grid.startOf(place);
    for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
      chances[Grid.at(place, false, RunDistribution.STATES, lead)] =
          length.isDecided(place, false, lead) ? 1 : chance(place, true, start, lead);
    }
    for (int state = 0; state < RunDistribution.STATES; state++) {
      for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
        double chance = 0;
        for (int runs = 0; runs <= RunDistribution.MOST_RUNS; runs++) {
          chance +=
              away.chance(state, runs) * chance(place, false, RunDistribution.STATES, lead - runs);
        }
        chances[Grid.at(place, false, state, lead)] = chance;
      }
    }
  }

  private double afterBottom(int place, int lead) {
    if (length.isDecided(place, true, lead)) {
      return lead > 0 ? 1 : 0;
    }
    if (place >= length.innings()) {
      return tied(grid.startOf(place > length.innings() ? place : grid.place(place + 1)));
    }
    return chance(place + 1, false, grid.startOf(place + 1), lead);
  }

  /**
   * The chance in a tied game from the start of an extra inning: like innings until one decides.
   */
  private double tied(int start) {
    double wins = 0;
    double ties = 0;
    for (int visitors = 0; visitors <= RunDistribution.MOST_RUNS; visitors++) {
      for (int own = visitors; own <= RunDistribution.MOST_RUNS; own++) {
        double both = away.chance(start, visitors) * home.chance(start, own);
        wins += own > visitors ? both : 0;
        ties += own == visitors ? both : 0;
      }
    }
    return wins / (1 - ties);
  }

  private static int half(int place, boolean bottom) {
    return ((place - 1) * 2 + (bottom ? 1 : 0)) * Grid.LEADS;
  }

  private void forward() {
    leads[half(1, false) + Grid.column(0)] = 1;
    int scheduled = length.innings();
    for (int place = 1; place <= grid.innings(); place++) {
      move(place, false, half(place, true));
      if (place < scheduled) {
        move(place, true, half(place + 1, false));
      } else if (place == scheduled) {
        move(place, true, half(place + 1, false));
        int tied = Grid.column(0);
        leads[half(place + 2, false) + tied] = leads[half(place + 1, false) + tied];
      }
    }
  }

  /** Moves the leads at the start of a half on to the next one, without games that are decided. */
  private void move(int place, boolean bottom, int to) {
    int start = grid.startOf(place);
    RunDistribution batting = bottom ? home : away;
    for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
      double likely = likelihood(place, bottom, lead);
      for (int runs = 0; likely > 0 && runs <= RunDistribution.MOST_RUNS; runs++) {
        int after = bottom ? lead + runs : lead - runs;
        if (!length.isDecided(place, bottom, after)) {
          leads[to + Grid.column(after)] += likely * batting.chance(start, runs);
        }
      }
    }
  }
}
