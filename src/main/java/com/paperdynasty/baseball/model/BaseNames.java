package com.paperdynasty.baseball.model;

/** The English names of the bases and of the runners on them. */
public final class BaseNames {
  private static final String[] NAMES = {"the plate", "first", "second", "third", "home"};

  private BaseNames() {}

  public static String of(int base) {
    return NAMES[base];
  }

  /** "The batter", "The runner on second". */
  public static String runner(int from) {
    return from == 0 ? "The batter" : "The runner on " + of(from);
  }
}
