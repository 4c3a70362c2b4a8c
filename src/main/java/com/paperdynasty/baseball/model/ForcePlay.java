package com.paperdynasty.baseball.model;

/**
 * Force plays (official rules, definition of FORCE PLAY): which runners lose their base when the
 * batter becomes a runner.
 */
public final class ForcePlay {
  private ForcePlay() {}

  /**
   * Whether an out is a force out: of the batter before first, or of a runner at the base to which
   * the runner was forced when the ball was hit. It is not if the runner had touched the base or
   * passed another runner.
   *
   * @param mask the bases occupied before the pitch, as in {@link Bases#mask}
   */
  public static boolean isForced(Advance advance, int mask) {
    return advance.out()
        && advance.base() == advance.from() + 1
        && advance.from() <= forcedRunners(mask)
        && !advance.is(Advance.How.TOUCHED)
        && !advance.is(Advance.How.PASSED);
  }

  /** How many runners are forced: those on first, second and third without a gap. */
  public static int forcedRunners(int mask) {
    return (mask & 1) == 0 ? 0 : (mask & 2) == 0 ? 1 : (mask & 4) == 0 ? 2 : 3;
  }
}
