package com.paperdynasty.card.play;

import java.util.List;

/**
 * In how many of the 36 throws of two dice a runner gets a jump. The totals that give one are taken
 * from the middle outward, each that still fits: 7 comes up in six throws, 6 and 8 in five each, 2
 * and 12 in one.
 */
final class Jump {
  private static final List<Integer> OUTWARD = List.of(7, 6, 8, 5, 9, 4, 10, 3, 11, 2, 12);
  private static final int MIDDLE = 7;

  private Jump() {}

  /** Whether a runner with a jump in so many throws has one at that total. */
  static boolean isAt(int total, int throwsWithJump) {
    int left = throwsWithJump;
    for (int candidate : OUTWARD) {
      int ways = MIDDLE - 1 - Math.abs(MIDDLE - candidate);
      if (ways <= left) {
        if (candidate == total) {
          return true;
        }
        left -= ways;
      }
    }
    return false;
  }
}
