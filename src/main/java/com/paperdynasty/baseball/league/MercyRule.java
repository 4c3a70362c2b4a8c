package com.paperdynasty.baseball.league;

/**
 * The option that ends a one-sided game early.
 *
 * @param lead the lead that ends the game; 0 in {@link #OFF}
 * @param fromInning the first inning after which it applies
 */
public record MercyRule(int lead, int fromInning) {
  /** Every game is played to its end. */
  public static final MercyRule OFF = new MercyRule(0, 0);

  public MercyRule {
    if (lead < 0 || (lead > 0 && fromInning < 1)) {
      throw new IllegalArgumentException(
          "invalid mercy rule: lead " + lead + ", inning " + fromInning);
    }
  }

  public boolean on() {
    return lead > 0;
  }

  public boolean ends(int inning, int ahead) {
    return on() && inning >= fromInning && ahead >= lead;
  }
}
