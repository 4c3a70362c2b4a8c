package com.paperdynasty.game.model;

import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.dice.SeedSequence;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A game's secrets. Stored beside the log, never in it, and never shown.
 *
 * @param seeds the seeds of the rolls
 * @param invitations hashes of the texts that open a seat or a private game
 */
public record Secrets(SeedSequence seeds, Invitations invitations) {
  /** The number of random bytes that a game needs. */
  public static final int RANDOM_BYTES = DiceSeed.BYTES;

  /**
   * The secrets of a new game.
   *
   * @param random {@link #RANDOM_BYTES} bytes from a cryptographically secure generator
   */
  public static Secrets drawn(UUID gameId, byte[] random, Invitations invitations) {
    return new Secrets(new SeedSequence(DiceSeed.of(random), gameId), invitations);
  }

  /** The commitment in a new game's first event. */
  public String commitment() {
    return seeds.dice(0).seed().commitment();
  }

  /**
   * The secrets of a stored game.
   *
   * @param secret the bytes from {@link #secret}
   */
  public static Secrets of(UUID gameId, byte[] secret, Invitations invitations) {
    return new Secrets(new SeedSequence(DiceSeed.of(secret), gameId), invitations);
  }

  /** The bytes that all dice of the game come from. Store them and show them to nobody. */
  public byte[] secret() {
    return HexFormat.of().parseHex(seeds.secret().reveal());
  }
}
