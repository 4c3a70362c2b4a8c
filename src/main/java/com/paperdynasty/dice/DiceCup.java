package com.paperdynasty.dice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where all the dice of a game come from: a secret that is never published, and from it one {@link
 * DiceSeed} after another. The first serves from the creation to the end of the game, when it is
 * published. Should a play be undone after that, what follows is rolled with the next seed.
 */
public final class DiceCup {
  private final DiceSeed secret;
  private final UUID gameId;

  /** The dice that were asked for last: nearly always those that are asked for next. */
  private volatile @Nullable Generation last;

  private record Generation(int number, VerifiableDice dice) {}

  /**
   * A cup for one game.
   *
   * @param secret 32 random bytes, which are not a seed themselves
   */
  public DiceCup(DiceSeed secret, UUID gameId) {
    this.secret = secret;
    this.gameId = gameId;
  }

  /** The secret. It is to be kept and never to be shown, not even when the game is over. */
  public DiceSeed secret() {
    return secret;
  }

  /**
   * The dice that come from one of the seeds.
   *
   * @param generation how many seeds of this game were published before: 0 for the first
   */
  public VerifiableDice dice(int generation) {
    Generation known = last;
    if (known == null || known.number() != generation) {
      DiceSeed seed = secret.derive("paper-dynasty-seed-1\n" + generation);
      known = new Generation(generation, new VerifiableDice(seed, gameId));
      last = known;
    }
    return known.dice();
  }
}
