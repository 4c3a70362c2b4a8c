package com.paperdynasty.game.state;

import com.paperdynasty.baseball.state.BallGame;
import org.jspecify.annotations.Nullable;

/**
 * A ball game with the SHA-256 of its canonical form, computed once: many events leave the ball
 * game unchanged, and each needs a hash of the whole state.
 */
public final class HashedGame {
  private static final int USUAL_SIZE = 2048;

  private final BallGame game;
  private volatile byte @Nullable [] sha256;

  HashedGame(BallGame game) {
    this.game = game;
  }

  BallGame game() {
    return game;
  }

  /** The 32 bytes of the hash. Do not change the array. */
  byte[] sha256() {
    byte[] hash = sha256;
    if (hash == null) {
      CanonicalBytes bytes = new CanonicalBytes(USUAL_SIZE);
      CanonicalGame.write(bytes, game);
      hash = bytes.sha256();
      sha256 = hash;
    }
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HashedGame that && game.equals(that.game);
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
