package com.paperdynasty.card.file;

import com.paperdynasty.card.CardSet;
import com.paperdynasty.digest.Sha256;
import java.util.List;

/** A card set that was read, or why it is refused. */
public sealed interface CardSetResult {
  /**
   * A valid set.
   *
   * @param canonical its canonical form, which reads as the same set
   */
  record Read(CardSet set, String canonical) implements CardSetResult {
    /** The hash of its content, as {@link CardSetHash} makes it. */
    public String hash() {
      return Sha256.hex(canonical);
    }
  }

  /** A set with faults, of which there is at least one. */
  record Refused(List<CardFault> faults) implements CardSetResult {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
