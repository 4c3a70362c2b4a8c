package com.paperdynasty.game;

import com.paperdynasty.dice.DiceCup;
import com.paperdynasty.dice.DiceSeed;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a table needs and nobody is shown. It is kept beside the log and never in it.
 *
 * @param cup where the rolls come from
 * @param invitations hashes of the texts that open a seat or a private game
 */
public record Secrets(DiceCup cup, Invitations invitations) {
  /** How many random bytes a game needs. */
  public static final int RANDOM_BYTES = DiceSeed.BYTES;

  /**
   * The secrets of a new game.
   *
   * @param random {@link #RANDOM_BYTES} bytes from a generator that is fit for secrets
   */
  public static Secrets drawn(UUID gameId, byte[] random, Invitations invitations) {
    return new Secrets(new DiceCup(DiceSeed.of(random), gameId), invitations);
  }

  /** What a new game's first event says of its dice. */
  public String commitment() {
    return cup.dice(0).seed().commitment();
  }

  /**
   * The secrets of a game as they were kept.
   *
   * @param secret what {@link #secret} gave
   */
  public static Secrets of(UUID gameId, byte[] secret, Invitations invitations) {
    return new Secrets(new DiceCup(DiceSeed.of(secret), gameId), invitations);
  }

  /** The bytes that all dice of the game come from, to be kept and shown to nobody. */
  public byte[] secret() {
    return HexFormat.of().parseHex(cup.secret().reveal());
  }
}
