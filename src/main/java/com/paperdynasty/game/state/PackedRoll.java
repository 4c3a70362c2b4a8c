package com.paperdynasty.game.state;

import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A played {@link Roll}, packed to a fifth of its size.
 *
 * @param extras what it had besides its dice
 */
record PackedRoll(
    long id,
    long reissueOf,
    boolean reissued,
    int number,
    int faces,
    String by,
    long at,
    int limit,
    RollExtras extras) {
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  /**
   * Packs a roll.
   *
   * @param by the id of the user who rolled, as the instance that the state shares among all their
   *     rolls
   */
  static PackedRoll of(Roll roll, RollExtras extras, String by) {
    int faces = 0;
    for (int face : roll.faces()) {
      faces = (faces << BITS) | face;
    }
    String reissueOf = roll.reissueOf();
    return new PackedRoll(
        HexFormat.fromHexDigitsToLong(roll.rollId()),
        reissueOf == null ? 0 : HexFormat.fromHexDigitsToLong(reissueOf),
        reissueOf != null,
        roll.number(),
        faces,
        by,
        roll.at().toEpochMilli(),
        (int) (roll.expiresAt().toEpochMilli() - roll.at().toEpochMilli()),
        extras);
  }

  /** The unpacked roll. */
  Roll roll() {
    Instant rolled = Instant.ofEpochMilli(at);
    return Roll.written(
        HexFormat.of().toHexDigits(id),
        number,
        reissued ? HexFormat.of().toHexDigits(reissueOf) : null,
        by,
        List.of(face(4), face(3), face(2), face(1), face(0)),
        rolled,
        rolled.plusMillis(limit));
  }

  private int face(int fromRight) {
    return (faces >> (BITS * fromRight)) & MASK;
  }
}
