package com.paperdynasty.baseball.model;

import org.jspecify.annotations.Nullable;

/** The runners on first, second and third. */
public record Bases(@Nullable Runner first, @Nullable Runner second, @Nullable Runner third) {
  public static final Bases EMPTY = new Bases(null, null, null);

  /** The runner on base 1, 2 or 3, or null. */
  public @Nullable Runner at(int base) {
    return switch (base) {
      case 1 -> first;
      case 2 -> second;
      case 3 -> third;
      default -> throw new IllegalArgumentException("invalid base " + base);
    };
  }

  public boolean occupied(int base) {
    return at(base) != null;
  }

  public int count() {
    return Integer.bitCount(mask());
  }

  /** Which bases are occupied, as a number from 0 to 7: first is 1, second 2, third 4. */
  public int mask() {
    return (first == null ? 0 : 1) | (second == null ? 0 : 2) | (third == null ? 0 : 4);
  }

  /** The same bases with one of them occupied by that runner, or empty if null. */
  public Bases with(int base, @Nullable Runner runner) {
    return switch (base) {
      case 1 -> new Bases(runner, second, third);
      case 2 -> new Bases(first, runner, third);
      case 3 -> new Bases(first, second, runner);
      default -> throw new IllegalArgumentException("invalid base " + base);
    };
  }
}
