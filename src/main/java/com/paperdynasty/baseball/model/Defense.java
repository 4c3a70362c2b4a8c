package com.paperdynasty.baseball.model;

import java.util.List;

/**
 * The fielding side's alignment. It applies until it is changed or the half ends.
 *
 * @param holdRunners the bases where runners are held, ascending
 */
public record Defense(InfieldDepth infield, List<Integer> holdRunners) {
  /** The alignment at the start of every half: infield back, no runner held. */
  public static final Defense NORMAL = new Defense(InfieldDepth.BACK, List.of());

  public Defense {
    holdRunners = holdRunners.stream().sorted().distinct().toList();
    for (int base : holdRunners) {
      if (base < 1 || base > 3) {
        throw new IllegalArgumentException("cannot hold a runner on base " + base);
      }
    }
  }
}
