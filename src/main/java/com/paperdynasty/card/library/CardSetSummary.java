package com.paperdynasty.card.library;

import com.paperdynasty.card.CardSet;
import org.jspecify.annotations.Nullable;

/**
 * What a list of sets says of each.
 *
 * @param hash by which the set is named, 64 hexadecimal digits
 * @param season the year that the cards are of
 * @param players how many there are
 */
public record CardSetSummary(String hash, String name, @Nullable Integer season, int players) {
  static CardSetSummary of(String hash, CardSet set) {
    return new CardSetSummary(hash, set.name(), set.season(), set.players().size());
  }
}
