package com.paperdynasty.baseball.expectancy;

import org.jspecify.annotations.Nullable;

/**
 * What each situation is worth in games of one length. The tables are worked out at the first
 * question, which takes some milliseconds: {@link #prepare} it off the event loop. Every later
 * answer is one look into an array, until the tables of too many other lengths have displaced these
 * ({@link #isPrepared}). Thread-safe: two threads may work the same tables out.
 */
public final class Expectancy {
  /** One game, or one run: the unit is a ten-thousandth. */
  public static final int ONE = 10_000;

  /** The average leverage: its unit is a hundredth. */
  public static final int AVERAGE_LEVERAGE = 100;

  /** More is counted as this: hundred times the average. */
  private static final int MOST_LEVERAGE = 100 * AVERAGE_LEVERAGE;

  private final ExpectancyModel model;
  private final GameLength length;
  private final Grid grid;
  private volatile @Nullable Values values;

  private static final class Values {
    final short[] wins;
    final short[] leverages;
    final int[] runs;

    Values(short[] wins, short[] leverages, int[] runs) {
      this.wins = wins;
      this.leverages = leverages;
      this.runs = runs;
    }
  }

  Expectancy(ExpectancyModel model, GameLength length) {
    this.model = model;
    this.length = length;
    this.grid = new Grid(length);
  }

  /** Whether every question is answered at once. */
  public boolean isPrepared() {
    return values != null;
  }

  /** Works the tables out, if they are not there. */
  public void prepare() {
    values();
  }

  /**
   * The home side's chance of winning, in ten-thousandths, while the game goes on.
   *
   * @param state 8 times the outs plus the mask of the bases; 24 at the end of the half
   */
  public int homeWins(int inning, boolean bottom, int state, int homeLead) {
    if (state == RunDistribution.STATES && length.isDecided(inning, bottom, homeLead)) {
      return homeLead > 0 ? ONE : 0;
    }
    return values().wins[Grid.at(grid.place(inning), bottom, state, homeLead)];
  }

  /** The runs to expect in the rest of the half, in ten-thousandths; 0 at its end (state 24). */
  public int runs(int state) {
    return state == RunDistribution.STATES ? 0 : values().runs[state];
  }

  /**
   * How much the next batter is expected to change the chances, against the average, in hundredths.
   */
  public int leverage(int inning, boolean bottom, int state, int homeLead) {
    return values().leverages[Grid.at(grid.place(inning), bottom, state, homeLead)];
  }

  /** Whether a run that puts the home side ahead ends the game at once. */
  public boolean isLastBottom(int inning, boolean bottom) {
    return length.isLastBottom(inning, bottom);
  }

  /** Gives the memory of the tables back; they are worked out again when they are needed. */
  void dropTables() {
    values = null;
  }

  private Values values() {
    Values known = values;
    if (known == null) {
      known = compute();
      values = known;
      model.keepTablesOf(this);
    }
    return known;
  }

  private Values compute() {
    WinChances chances = new WinChances(model.strengths(), length);
    LeverageScale scale = new LeverageScale(model.plays(), length, chances);
    double average = model.averageSwing();
    short[] wins = new short[grid.size()];
    short[] leverages = new short[grid.size()];
    for (int place = 1; place <= grid.innings(); place++) {
      for (int half = 0; half < 2; half++) {
        boolean bottom = half == 1;
        for (int state = 0; state <= RunDistribution.STATES; state++) {
          for (int lead = -Grid.MOST_LEAD; lead <= Grid.MOST_LEAD; lead++) {
            int at = Grid.at(place, bottom, state, lead);
            wins[at] = undecided(chances.chance(place, bottom, state, lead));
            if (state < RunDistribution.STATES) {
              double swing = scale.swing(place, bottom, state, lead) / average;
              leverages[at] = (short) Math.min(MOST_LEVERAGE, Math.round(swing * AVERAGE_LEVERAGE));
            }
          }
        }
      }
    }
    int[] runs = new int[RunDistribution.STATES];
    for (int state = 0; state < runs.length; state++) {
      runs[state] = (int) Math.round(model.strengths().runs().mean(state) * ONE);
    }
    return new Values(wins, leverages, runs);
  }

  /** No chance is 0 or 1 before the game is over. */
  private static short undecided(double chance) {
    return (short) Math.max(1, Math.min(ONE - 1, Math.round(chance * ONE)));
  }
}
