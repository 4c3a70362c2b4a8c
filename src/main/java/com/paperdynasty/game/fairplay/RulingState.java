package com.paperdynasty.game.fairplay;

/** The open proposals, and what was disputed. */
public record RulingState() {
  public static final RulingState EMPTY = new RulingState();

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
  }
}
