package com.paperdynasty.baseball;

/**
 * The option that ends a one-sided game early.
 *
 * @param lead how far a side must be ahead; 0 in {@link #OFF}
 * @param fromInning the first inning after which it counts
 */
public record Mercy(int lead, int fromInning) {
  /** Every game goes the whole way. */
  public static final Mercy OFF = new Mercy(0, 0);

  public Mercy {
    if (lead < 0 || (lead > 0 && fromInning < 1)) {
      throw new IllegalArgumentException("no mercy at " + lead + " runs from " + fromInning);
    }
  }

  public boolean on() {
    return lead > 0;
  }

  boolean ends(int inning, int ahead) {
    return on() && inning >= fromInning && ahead >= lead;
  }
}
