package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 hashes, in hexadecimal, of a game's invitations. A seat's invitation is valid while the
 * seat is open, the spectators' as long as the game exists.
 */
public record Invitations(@Nullable String away, @Nullable String home, @Nullable String watch) {

  /** The hash that is stored instead of an invitation's text. */
  public static String hash(String invitation) {
    return Sha256.hex(invitation);
  }

  /** The hash of the invitation to a seat. */
  @Nullable
  public String seat(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** Whether a text is the invitation with that hash. */
  public static boolean matches(@Nullable String hash, @Nullable String invitation) {
    return hash != null && invitation != null && hash.equals(hash(invitation));
  }
}
