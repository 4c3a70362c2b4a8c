package com.paperdynasty.card.file;

import com.paperdynasty.card.CardSet;
import java.nio.charset.StandardCharsets;

/** Reads the texts of sets that were checked before they were stored. */
public final class StoredCards {
  /** Whatever the bounds were when the set was stored. */
  private static final CardBounds ANY_SIZE =
      new CardBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);

  private StoredCards() {}

  /**
   * The set of a stored text, or what this build finds wrong with it: an older one may have had
   * other rules.
   */
  public static CardSetResult check(String text) {
    return CardSetReader.read(text.getBytes(StandardCharsets.UTF_8), ANY_SIZE);
  }

  /**
   * The set of a stored text.
   *
   * @throws IllegalArgumentException if the text cannot be read as a set: the stored data is
   *     damaged
   */
  public static CardSet read(String text) {
    CardSetResult result = check(text);
    if (result instanceof CardSetResult.Read read) {
      return read.set();
    }
    throw new IllegalArgumentException(
        "not a card set: " + ((CardSetResult.Refused) result).faults());
  }
}
