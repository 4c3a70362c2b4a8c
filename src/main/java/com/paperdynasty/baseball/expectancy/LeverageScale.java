package com.paperdynasty.baseball.expectancy;

/** How much the next batter is expected to change the chances, in each situation. */
final class LeverageScale {
  /** After so many batters of a half hardly a game has none out of three. */
  private static final int MOST_BATTERS = 30;

  private final GameLength length;
  private final WinChances chances;
  private final PlayMix plays;
  private final int total;

  LeverageScale(PlayMix plays, GameLength length, WinChances chances) {
    this.length = length;
    this.chances = chances;
    this.plays = plays;
    this.total = plays.total();
  }

  /** The expected change, up or down, of the home side's chance by one batter. */
  double swing(int place, boolean bottom, int state, int lead) {
    double before = chances.chance(place, bottom, state, lead);
    boolean last = length.isLastBottom(place, bottom);
    double swing = 0;
    for (int play = 0; play < plays.weights().length; play++) {
      int runs = plays.runs()[play][state];
      int after = bottom ? lead + runs : lead - runs;
      double then =
          last && after > 0 ? 1 : chances.chance(place, bottom, plays.next()[play][state], after);
      swing += plays.weights()[play] * Math.abs(then - before);
    }
    return swing / total;
  }

  /** The average over the batters of a game whose plays are those of the mix. */
  double averageSwing() {
    double[] sums = new double[2];
    double[] leads = new double[Grid.LEADS];
    leads[Grid.column(0)] = 1;
    for (int inning = 1; inning <= length.innings(); inning++) {
      leads = half(inning, false, leads, sums);
      leads = half(inning, true, leads, sums);
    }
    return sums[1] / sums[0];
  }

  /** Plays one half for all leads; adds batters and swings, and gives the leads at its end. */
  private double[] half(int place, boolean bottom, double[] leads, double[] sums) {
    double[] ended = new double[Grid.LEADS];
    double[][] now = new double[RunDistribution.STATES][Grid.LEADS];
    now[chances.grid().startOf(place)] = leads;
    for (int batter = 0; batter < MOST_BATTERS; batter++) {
      double[][] next = new double[RunDistribution.STATES][Grid.LEADS];
      for (int state = 0; state < RunDistribution.STATES; state++) {
        for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
          double likely = now[state][Grid.column(lead)];
          if (likely > 1e-9) {
            sums[0] += likely;
            sums[1] += likely * swing(place, bottom, state, lead);
            move(place, bottom, state, lead, likely, next, ended);
          }
        }
      }
      now = next;
    }
    for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
      if (length.isDecided(place, bottom, lead)) {
        ended[Grid.column(lead)] = 0;
      }
    }
    return ended;
  }

  private void move(
      int place,
      boolean bottom,
      int state,
      int lead,
      double likely,
      double[][] next,
      double[] ended) {
    for (int play = 0; play < plays.weights().length; play++) {
      int runs = plays.runs()[play][state];
      int after = bottom ? lead + runs : lead - runs;
      double moved = likely * plays.weights()[play] / total;
      int to = plays.next()[play][state];
      boolean over = length.isLastBottom(place, bottom) && after > 0;
      if (to == RunDistribution.STATES) {
        ended[Grid.column(after)] += moved;
      } else if (!over) {
        next[to][Grid.column(after)] += moved;
      }
    }
  }
}
