package com.paperdynasty.game;

import com.paperdynasty.digest.Sha256;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ids of rolls. An id reveals nothing, and the same issue of the same dice always has the
 * same id.
 */
final class RollIds {
  private static final int BYTES = 8;

  private RollIds() {}

  /**
   * The id of an issue of a roll.
   *
   * @param reissueOf the id of the previous issue, null for the first
   */
  static String id(UUID gameId, int number, @Nullable String reissueOf) {
    String text = gameId + "\n" + number + "\n" + (reissueOf == null ? "" : reissueOf);
    return HexFormat.of().formatHex(Sha256.bytes(text), 0, BYTES);
  }
}
