package com.paperdynasty.baseball.expectancy;

/** What batters do, and what it does to each of the 24 states: what leverage is measured with. */
public final class PlayMix {
  private final int[] weights;
  private final int[][] next;
  private final int[][] runs;

  /**
   * Creates a mix of the plays of these arrays, which nobody may change from now on.
   *
   * @param weights how frequent each play is, in any unit
   * @param next for each play and state the state after it; {@link RunDistribution#STATES} when the
   *     half is over
   * @param runs for each play and state the runs that score
   */
  public PlayMix(int[] weights, int[][] next, int[][] runs) {
    this.weights = weights;
    this.next = next;
    this.runs = runs;
  }

  int[] weights() {
    return weights;
  }

  int[][] next() {
    return next;
  }

  int[][] runs() {
    return runs;
  }

  int total() {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    return total;
  }
}
