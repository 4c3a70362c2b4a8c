package com.paperdynasty.baseball.expectancy;

/**
 * The runs that sides of different strengths score. Each side is average, or stronger or weaker by
 * 1.7 times the spread; together they score the runs of the season.
 */
final class SideStrengths {
  private final RunDistribution runs;
  private final double spread;
  private final double center;

  SideStrengths(RunDistribution runs, double spread) {
    this.runs = runs;
    this.spread = spread;
    this.center = center();
  }

  /** The average of all sides. */
  RunDistribution runs() {
    return runs;
  }

  /** The distribution of a side that is stronger by so many spreads, and by its edge. */
  RunDistribution ofSide(double strength, double edge) {
    return runs.tilted(center + strength * spread + edge);
  }

  /** The strength around which sides differ, so that they score the season's runs on average. */
  private double center() {
    double low = -1;
    double high = 1;
    for (int step = 0; step < 50; step++) {
      double middle = (low + high) / 2;
      double mean = 0;
      for (int point = 0; point < Strengths.COUNT; point++) {
        mean +=
            Strengths.weight(point)
                * runs.tilted(middle + spread * Strengths.strength(point)).mean(0);
      }
      if (mean < runs.mean(0)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
