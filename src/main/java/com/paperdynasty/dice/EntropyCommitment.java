package com.paperdynasty.dice;

import com.paperdynasty.digest.Sha256;
import java.util.UUID;

/**
 * A manager's commitment to random bytes. It binds them to the game, the side, the user and the
 * round, so that nobody can take another's commitment for their own.
 */
public final class EntropyCommitment {
  private static final String SCHEME = "paper-dynasty-entropy-1";

  private EntropyCommitment() {}

  /**
   * The commitment to some bytes, 64 hexadecimal digits in lower case.
   *
   * @param side {@code away} or {@code home}
   * @param round from 1
   * @param bytes 64 hexadecimal digits in lower case
   */
  public static String of(UUID gameId, String side, String userId, int round, String bytes) {
    return Sha256.hex(
        String.join("\n", SCHEME, gameId.toString(), side, userId, "" + round, bytes));
  }
}
