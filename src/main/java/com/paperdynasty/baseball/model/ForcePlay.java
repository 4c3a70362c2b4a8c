package com.paperdynasty.baseball.model;

/**
 * Force plays (official rules, definition of FORCE PLAY): which runners lose their base when the
 * batter becomes a runner.
 */
public final class ForcePlay {
  private ForcePlay() {}

  /**
   * Whether an out is by force: the batter before first, or a runner at the base to which he was
   * forced when the ball was hit. A runner who had touched it, or who passed another, was not.
   *
   * @param mask the bases occupied before the pitch, as in {@link Bases#mask}
   */
  public static boolean isForced(Advance way, int mask) {
    return way.out()
        && way.base() == way.from() + 1
        && way.from() <= forcedRunners(mask)
        && !way.is(Advance.How.TOUCHED)
        && !way.is(Advance.How.PASSED);
  }

  /** How many runners are forced: those on first, second and third without a gap. */
  public static int forcedRunners(int mask) {
    return (mask & 1) == 0 ? 0 : (mask & 2) == 0 ? 1 : (mask & 4) == 0 ? 2 : 3;
  }
}
