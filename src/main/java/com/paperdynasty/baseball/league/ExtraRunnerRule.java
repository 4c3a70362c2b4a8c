package com.paperdynasty.baseball.league;

/**
 * The option that places a runner at the start of each extra half inning (official rules, 7.01(b)).
 *
 * @param base the runner's base, 1 to 3; 0 in {@link #OFF}
 * @param fromInning the first inning with an extra runner
 */
public record ExtraRunnerRule(int base, int fromInning) {
  /** Never an extra runner. */
  public static final ExtraRunnerRule OFF = new ExtraRunnerRule(0, 0);

  public ExtraRunnerRule {
    if (base < 0 || base > 3 || (base > 0 && fromInning < 1)) {
      throw new IllegalArgumentException(
          "invalid extra runner: base " + base + ", inning " + fromInning);
    }
  }

  public boolean on() {
    return base > 0;
  }

  public boolean appliesIn(int inning) {
    return on() && inning >= fromInning;
  }
}
