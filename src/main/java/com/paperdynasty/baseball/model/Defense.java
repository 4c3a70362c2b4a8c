package com.paperdynasty.baseball.model;

import java.util.List;

/**
 * The fielding side's alignment. It applies until it is changed or the half ends.
 *
 * @param holdRunners the bases where runners are held, ascending
 * @param outfieldIn whether the outfield plays in
 * @param guardLines whether the corner infielders guard the lines
 * @param pitchAround whether the pitcher gives the batter little to hit
 */
public record Defense(
    InfieldDepth infield,
    List<Integer> holdRunners,
    boolean outfieldIn,
    boolean guardLines,
    boolean pitchAround) {
  /** The alignment at the start of every half: infield back, no runner held. */
  public static final Defense NORMAL = new Defense(InfieldDepth.BACK, List.of());

  /** An alignment of the infield alone. */
  public Defense(InfieldDepth infield, List<Integer> holdRunners) {
    this(infield, holdRunners, false, false, false);
  }

  public Defense {
    holdRunners = holdRunners.stream().sorted().distinct().toList();
    for (int base : holdRunners) {
      if (base < 1 || base > 3) {
        throw new IllegalArgumentException("cannot hold a runner on base " + base);
      }
    }
  }

  /** Whether it is more than where the infield stands and whom it holds. */
  public boolean hasMoreThanInfield() {
    return outfieldIn || guardLines || pitchAround;
  }

  /** The same without holding runners on empty bases. */
  public Defense on(Bases bases) {
    List<Integer> held = holdRunners.stream().filter(bases::occupied).toList();
    return held.equals(holdRunners)
        ? this
        : new Defense(infield, held, outfieldIn, guardLines, pitchAround);
  }
}
