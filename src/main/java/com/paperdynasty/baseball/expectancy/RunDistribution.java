package com.paperdynasty.baseball.expectancy;

import java.util.ArrayList;
import java.util.List;

/**
 * How likely each number of runs is from a situation to the end of the half, for the 24 states of
 * outs and bases. A state's number is 8 times the outs plus the mask of the bases. Immutable.
 */
public final class RunDistribution {
  /** The states of outs and bases. */
  public static final int STATES = 24;

  /** More runs than this are counted as this many. */
  public static final int MOST_RUNS = 15;

  private final double[][] chances;

  private RunDistribution(double[][] chances) {
    this.chances = chances;
  }

  /**
   * The distribution of a season.
   *
   * @param counts for each state, how often 0, 1, 2, … runs scored; each state at least once
   */
  public static RunDistribution of(int[][] counts) {
    double[][] weights = new double[STATES][MOST_RUNS + 1];
    for (int state = 0; state < STATES; state++) {
      for (int runs = 0; runs < counts[state].length; runs++) {
        weights[state][runs] = counts[state][runs];
      }
    }
    return normalized(weights);
  }

  /**
   * A situation in which fewer runs are to be expected than in one that is worse for the side at
   * bat: there is another out, a runner fewer, or one is a base farther back.
   *
   * @param state the better situation
   * @param worse the other, in which more runs are to be expected
   */
  public record Disorder(int state, int worse) {}

  /** Where runs and situations are not in the same order; empty for the runs of a real season. */
  public List<Disorder> disorders() {
    List<Disorder> disorders = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      for (int worse : worse(state)) {
        if (mean(state) < mean(worse)) {
          disorders.add(new Disorder(state, worse));
        }
      }
    }
    return disorders;
  }

  /** The situations that are one step worse. */
  private static List<Integer> worse(int state) {
    List<Integer> worse = new ArrayList<>();
    if (state / 8 < 2) {
      worse.add(state + 8);
    }
    for (int base = 0; base < 3; base++) {
      int runner = 1 << base;
      boolean on = (state & runner) != 0;
      if (on) {
        worse.add(state - runner);
      }
      if (on && base > 0 && (state & runner / 2) == 0) {
        worse.add(state - runner / 2);
      }
    }
    return worse;
  }

  /** The chance of that many runs. */
  double chance(int state, int runs) {
    return chances[state][runs];
  }

  /** The runs to expect. */
  double mean(int state) {
    double mean = 0;
    for (int runs = 1; runs <= MOST_RUNS; runs++) {
      mean += runs * chances[state][runs];
    }
    return mean;
  }

  /**
   * The distribution of a side that scores more, or for a negative number less, than the average.
   */
  RunDistribution tilted(double strength) {
    double[][] weights = new double[STATES][MOST_RUNS + 1];
    for (int runs = 0; runs <= MOST_RUNS; runs++) {
      double factor = StrictMath.exp(strength * runs);
      for (int state = 0; state < STATES; state++) {
        weights[state][runs] = chances[state][runs] * factor;
      }
    }
    return normalized(weights);
  }

  private static RunDistribution normalized(double[][] weights) {
    for (double[] row : weights) {
      double sum = 0;
      for (double weight : row) {
        sum += weight;
      }
      for (int runs = 0; runs < row.length; runs++) {
        row[runs] /= sum;
      }
    }
    return new RunDistribution(weights);
  }
}
