package com.paperdynasty.identity;

/** The rule for a user's id and name, the same that wire has for what comes in frames. */
final class Names {
  private static final int MOST_CHARACTERS = 64;

  private Names() {}

  /** Whether a text has 1 to 64 characters, counted as Unicode does, and no control character. */
  static boolean valid(String name) {
    return !name.isEmpty()
        && name.length() <= 2 * MOST_CHARACTERS
        && name.codePointCount(0, name.length()) <= MOST_CHARACTERS
        && name.codePoints().noneMatch(Names::isOdd);
  }

  /** A control character, or half of a character, which could not be stored as it came. */
  private static boolean isOdd(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
