package com.paperdynasty.game.fairplay;

/** The extra dice of the current roll and play. */
public record ExtraDiceState() {
  public static final ExtraDiceState EMPTY = new ExtraDiceState();

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
  }
}
