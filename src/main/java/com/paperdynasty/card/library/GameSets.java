package com.paperdynasty.card.library;

import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.file.StoredCards;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** The card sets for a new game, or why it cannot have them. */
public sealed interface GameSets {
  /** All of them. */
  record Found(GameCards cards) implements GameSets {}

  /** One of them cannot be used, or there is no place to read them now. */
  record Denied(Problem problem) implements GameSets {}

  /** A set that is not stored looks like one of somebody else. */
  static GameSets unknown(String hash) {
    return new Denied(Problem.about("card_sets", ErrorCode.INVALID, "Unknown card set " + hash));
  }

  /** The sets of these stored texts. Takes some milliseconds for each: not for an event loop. */
  static GameSets read(List<String> texts) {
    List<CardSet> sets = new ArrayList<>();
    texts.forEach(text -> sets.add(StoredCards.read(text)));
    return new Found(GameCards.of(sets));
  }
}
