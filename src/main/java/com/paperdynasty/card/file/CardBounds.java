package com.paperdynasty.card.file;

/**
 * How large a card set may be.
 *
 * @param bytes the most bytes of its JSON in UTF-8
 * @param players the most players of a set
 * @param faults how many faults are listed of a set that is refused
 */
public record CardBounds(int bytes, int players, int faults) {
  /** 4 MiB, 100 players, 100 faults. */
  public static final CardBounds DEFAULT = new CardBounds(4 * 1024 * 1024, 100, 100);
}
