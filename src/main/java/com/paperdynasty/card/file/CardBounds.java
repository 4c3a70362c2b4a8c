package com.paperdynasty.card.file;

import com.paperdynasty.config.Setting;

/**
 * How large a card set may be.
 *
 * @param bytes the most bytes of its JSON in UTF-8
 * @param players the most players of a set
 * @param faults how many faults are listed of a set that is refused
 */
public record CardBounds(
    @Setting(most = 16_777_216) int bytes,
    @Setting(most = 10_000) int players,
    @Setting(most = 10_000) int faults) {
  /** 4 MiB, 100 players, 100 faults. */
  public static final CardBounds DEFAULT = new CardBounds(4 * 1024 * 1024, 100, 100);
}
