package com.paperdynasty.game.state;

import com.paperdynasty.baseball.state.BallGame;
import org.jspecify.annotations.Nullable;

/**
 * A ball game with the SHA-256 of its canonical form, computed once: many events leave the ball
 * game unchanged, and each needs a hash of the whole state.
 */
public final class HashedGame {
  private final BallGame game;
  private volatile byte @Nullable [] print;

  HashedGame(BallGame game) {
    this.game = game;
  }

  BallGame game() {
    return game;
  }

  /** The 32 bytes of the hash. Do not change the array. */
  byte[] sha256() {
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
    return other instanceof HashedGame printed && game.equals(printed.game);
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
