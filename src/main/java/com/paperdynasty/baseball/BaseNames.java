package com.paperdynasty.baseball;

/** How a fan calls the bases and who runs them. */
final class BaseNames {
  private static final String[] NAMES = {"the plate", "first", "second", "third", "home"};

  private BaseNames() {}

  static String of(int base) {
    return NAMES[base];
  }

  /** "The batter", "The runner on second". */
  static String runner(int from) {
    return from == 0 ? "The batter" : "The runner on " + of(from);
  }
}
