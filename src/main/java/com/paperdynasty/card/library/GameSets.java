package com.paperdynasty.card.library;

import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.file.CardFault;
import com.paperdynasty.card.file.CardSetResult;
import com.paperdynasty.card.file.StoredCards;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** The card sets for a new game, or why it cannot have them. */
public sealed interface GameSets {
  /** All of them. */
  record Found(GameCards cards) implements GameSets {}

  /** One of them cannot be used, or too many are read now. */
  record Denied(Problem problem) implements GameSets {}

  /** A set that is not stored looks like one of somebody else. */
  static GameSets unknown(String hash) {
    return new Denied(Problem.about("card_sets", ErrorCode.INVALID, "Unknown card set " + hash));
  }

  /**
   * The sets of these stored texts. Takes some milliseconds for each: not for an event loop.
   *
   * @param hashes of the texts, in their order
   */
  static GameSets read(List<String> hashes, List<String> texts) {
    List<CardSet> sets = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      CardSetResult result = StoredCards.check(texts.get(i));
      if (result instanceof CardSetResult.Refused refused) {
        return faulty(hashes.get(i), refused.faults().get(0));
      }
      sets.add(((CardSetResult.Read) result).set());
    }
    return new Found(GameCards.of(sets));
  }

  /** A set that an older build has stored, and that this one would not take. */
  private static GameSets faulty(String hash, CardFault fault) {
    String why = "Card set %s cannot be played with: %s".formatted(hash, fault);
    return new Denied(Problem.about("card_sets", ErrorCode.INVALID, why));
  }
}
