package com.paperdynasty.baseball.expectancy;

/** Three points that stand for a normal distribution (Gauss and Hermite). */
final class Strengths {
  static final int COUNT = 3;

  private Strengths() {}

  /** How much stronger the home side is than the average, and the visitors weaker. */
  static double strength(int point) {
    return (point - 1) * StrictMath.sqrt(3);
  }

  static double weight(int point) {
    return point == 1 ? 2.0 / 3 : 1.0 / 6;
  }
}
