package com.paperdynasty.card.file;

import com.paperdynasty.card.CardSet;
import java.util.List;

/** A card set that was read, or why it is refused. */
public sealed interface CardSetResult {
  /**
   * A valid set.
   *
   * @param hash of its content, as {@link CardSetHash} makes it
   */
  record Read(CardSet set, String hash) implements CardSetResult {}

  /** A set with faults, of which there is at least one. */
  record Refused(List<CardFault> faults) implements CardSetResult {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
