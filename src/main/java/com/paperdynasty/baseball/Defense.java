package com.paperdynasty.baseball;

import java.util.List;

/**
 * What the fielding side has called for. It stands until changed or until the half ends.
 *
 * @param holdRunners the bases whose runners are held on, ascending
 */
public record Defense(InfieldDepth infield, List<Integer> holdRunners) {
  /** How every half begins: infield back, nobody held. */
  public static final Defense NORMAL = new Defense(InfieldDepth.BACK, List.of());

  public Defense {
    holdRunners = holdRunners.stream().sorted().distinct().toList();
    for (int base : holdRunners) {
      if (base < 1 || base > 3) {
        throw new IllegalArgumentException("no runner to hold on base " + base);
      }
    }
  }
}
