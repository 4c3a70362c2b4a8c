package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import org.jspecify.annotations.Nullable;

/**
 * A ball game with the SHA-256 of its canonical form, taken once: between two plays many events
 * leave the ball game as it is, and each wants a hash of the whole table.
 */
final class PrintedGame {
  private final BallGame game;
  private volatile byte @Nullable [] print;

  PrintedGame(BallGame game) {
    this.game = game;
  }

  BallGame game() {
    return game;
  }

  /** 32 bytes, not to be changed. */
  byte[] print() {
    byte[] taken = print;
    if (taken == null) {
      CanonicalBytes bytes = new CanonicalBytes();
      CanonicalGame.write(bytes, game);
      taken = bytes.sha256();
      print = taken;
    }
    return taken;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PrintedGame printed && game.equals(printed.game);
  }

  @Override
  public int hashCode() {
    return game.hashCode();
  }

  @Override
  public String toString() {
    return game.toString();
  }
}
