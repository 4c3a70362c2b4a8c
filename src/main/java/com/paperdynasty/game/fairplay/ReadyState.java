package com.paperdynasty.game.fairplay;

/** Who is ready for the next roll. */
public record ReadyState() {
  public static final ReadyState EMPTY = new ReadyState();

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
  }
}
