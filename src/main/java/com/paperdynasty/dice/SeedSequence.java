package com.paperdynasty.dice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sequence of a game's seeds, derived from a secret that is never published. The first {@link
 * DiceSeed} serves from the creation of the game to its end, when it is published. If a play is
 * undone after that, the next seed serves.
 */
public final class SeedSequence {
  private final DiceSeed secret;
  private final UUID gameId;

  /** The dice that were last asked for, which are nearly always the next too. */
  private volatile @Nullable Generation last;

  private record Generation(int number, VerifiableDice dice) {}

  /**
   * Creates the seeds of one game.
   *
   * @param secret 32 random bytes, which are not themselves a seed
   */
  public SeedSequence(DiceSeed secret, UUID gameId) {
    this.secret = secret;
    this.gameId = gameId;
  }

  /** The secret. Store it and never show it, not even when the game is over. */
  public DiceSeed secret() {
    return secret;
  }

  /**
   * The dice of one of the seeds.
   *
   * @param generation the number of seeds of this game that were published before: 0 for the first
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
