package com.paperdynasty.game.fairplay;

/** The managers' part in the dice, by rounds. */
public record EntropyRounds() {
  public static final EntropyRounds EMPTY = new EntropyRounds();

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
  }
}
