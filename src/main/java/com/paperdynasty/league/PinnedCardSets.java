package com.paperdynasty.league;

import java.util.List;
import java.util.Set;

/**
 * The text of a league file for a game with card sets. A game is pinned to the text of its rules,
 * so it is pinned to the sets that stand there. A build that came before card sets refuses to open
 * such a game, rather than take outcomes that the cards do not have.
 */
public final class PinnedCardSets {
  private PinnedCardSets() {}

  /**
   * The same rules with these sets, whatever sets the text has.
   *
   * @param hashes of the sets, at least one
   */
  public static String in(String text, List<String> hashes) {
    String others = LeagueText.without(text, Set.of(CardOptionsReader.SETS)::contains);
    return others + CardOptionsReader.SETS + ": [" + String.join(", ", hashes) + "]\n";
  }
}
