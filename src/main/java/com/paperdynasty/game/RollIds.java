package com.paperdynasty.game;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names rolls. A name says nothing, but the same issue of the same dice always has the same. */
final class RollIds {
  private static final int BYTES = 8;

  private RollIds() {}

  /**
   * The id of an issue of a roll.
   *
   * @param reissueOf the id of the issue before, null for the first
   */
  static String id(UUID gameId, int number, @Nullable String reissueOf) {
    String text = gameId + "\n" + number + "\n" + (reissueOf == null ? "" : reissueOf);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
