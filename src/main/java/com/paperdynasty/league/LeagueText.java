package com.paperdynasty.league;

import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A league file as lines. */
final class LeagueText {
  private LeagueText() {}

  /** The same text without those keys of the file and what stands under them. */
  static String without(String text, Predicate<String> keys) {
    boolean[] dropped = new boolean[1];
    return text.lines()
            .filter(
                line -> {
                  if (beginsAKey(line)) {
                    dropped[0] = keys.test(key(line));
                  }
                  return !dropped[0];
                })
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /** Whether the text has one of those keys. */
  static boolean has(String text, Predicate<String> keys) {
    return text.lines().anyMatch(line -> beginsAKey(line) && keys.test(key(line)));
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':')).strip();
  }

  /** A comment or an empty line after a key's value goes with it. */
  private static boolean beginsAKey(String line) {
    return !line.isEmpty() && " \t#-}]".indexOf(line.charAt(0)) < 0 && line.indexOf(':') > 0;
  }
}
