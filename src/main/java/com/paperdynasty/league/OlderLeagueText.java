package com.paperdynasty.league;

import java.util.stream.Collectors;

/**
 * The text of a league file for builds that came before fair play. They refuse a file with a key
 * that they do not know, so a game that they may have to open is pinned to this text.
 */
public final class OlderLeagueText {
  private OlderLeagueText() {}

  /** The same text without the keys of fair play and what stands under them. */
  public static String of(String text) {
    boolean[] younger = new boolean[1];
    return text.lines()
            .filter(
                line -> {
                  if (beginsAKey(line)) {
                    younger[0] = isOfFairPlay(line.substring(0, line.indexOf(':')).strip());
                  }
                  return !younger[0];
                })
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static boolean isOfFairPlay(String key) {
    return key.equals(DiceFormsSectionReader.SECTION)
        || key.equals(ExpectancySectionReader.SECTION)
        || TableOptionsReader.KEYS.contains(key);
  }

  /** A comment or an empty line after a key's value goes with it. */
  private static boolean beginsAKey(String line) {
    return !line.isEmpty() && " \t#-}]".indexOf(line.charAt(0)) < 0 && line.indexOf(':') > 0;
  }
}
