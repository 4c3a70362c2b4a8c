package com.paperdynasty.league;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text of a league file for a game with card sets, or without. A game is pinned to the text of
 * its rules, so it is pinned to the sets that stand there. A build that came before card sets
 * refuses to open a game whose text says anything of cards, rather than take outcomes that the
 * cards do not have.
 */
public final class PinnedCardSets {
  private static final String BEGINS = CardOptionsReader.SETS + ": [";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private PinnedCardSets() {}

  /**
   * The sets that a text is pinned to, in their order; none for a game without cards.
   *
   * @param pinned as {@link #in} gives it
   */
  public static List<String> of(String pinned) {
    return pinned
        .lines()
        .filter(line -> line.startsWith(BEGINS))
        .flatMap(line -> HASH.matcher(line).results())
        .map(MatchResult::group)
        .toList();
  }

  /** The same rules for a game without card sets: they say nothing of cards. */
  public static String none(String text) {
    return LeagueText.has(text, CardOptionsReader.KEYS::contains)
        ? LeagueText.without(text, CardOptionsReader.KEYS::contains)
        : text;
  }

  /**
   * The same rules with these sets, whatever sets the text has.
   *
   * @param hashes of the sets, at least one
   */
  public static String in(String text, List<String> hashes) {
    String others = LeagueText.without(text, Set.of(CardOptionsReader.SETS)::contains);
    return others + BEGINS + String.join(", ", hashes) + "]\n";
  }
}
