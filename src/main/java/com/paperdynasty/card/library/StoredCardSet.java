package com.paperdynasty.card.library;

import com.paperdynasty.card.file.CardSetResult;

/**
 * A card set as it is stored.
 *
 * @param text its canonical form, whose hash is its name
 */
public record StoredCardSet(CardSetSummary summary, String text) {
  /** A set that was read. */
  public static StoredCardSet of(CardSetResult.Read read) {
    return new StoredCardSet(CardSetSummary.of(read.hash(), read.set()), read.canonical());
  }
}
