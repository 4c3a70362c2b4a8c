package com.paperdynasty.league;

/**
 * The text of a league file for builds that came before fair play. They refuse a file with a key
 * that they do not know, so a game that they may have to open is pinned to this text.
 */
public final class OlderLeagueText {
  private OlderLeagueText() {}

  /** The same text without the keys of fair play and what stands under them. */
  public static String of(String text) {
    return LeagueText.without(text, OlderLeagueText::isOfFairPlay);
  }

  private static boolean isOfFairPlay(String key) {
    return key.equals(DiceFormsSectionReader.SECTION)
        || key.equals(ExpectancySectionReader.SECTION)
        || TableOptionsReader.KEYS.contains(key);
  }
}
