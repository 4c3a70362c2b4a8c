package com.paperdynasty.game.model;

import com.paperdynasty.dice.DiceFaces;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A roll of the dice.
 *
 * @param rollId the id of this issue of the dice
 * @param number the number of the roll in its game, from 1; a re-issue keeps the number
 * @param reissueOf the roll id of the previous issue, if any
 * @param rolledBy the id of the user who rolled
 * @param at when it was rolled
 * @param expiresAt the time from which no outcome is accepted for it
 */
public record Roll(
    String rollId,
    int number,
    @Nullable String reissueOf,
    String rolledBy,
    DiceFaces dice,
    Instant at,
    Instant expiresAt) {
  private static final int WILD_PITCH = 1;
  private static final int PASSED_BALL = 2;

  /**
   * A roll read from a log.
   *
   * @param faces of the dice, in the order of {@link #faces()}
   */
  public static Roll written(
      String rollId,
      int number,
      @Nullable String reissueOf,
      String rolledBy,
      List<Integer> faces,
      Instant at,
      Instant expiresAt) {
    DiceFaces dice =
        new DiceFaces(faces.get(0), faces.get(1), faces.get(2), faces.get(3), faces.get(4));
    return new Roll(rollId, number, reissueOf, rolledBy, dice, at, expiresAt);
  }

  /**
   * The faces: the column of the card, the two dice whose sum is its row, the chaos die, the
   * resolution die.
   */
  public List<Integer> faces() {
    return List.of(
        dice.d6One(), dice.d6TwoA(), dice.d6TwoB(), dice.chaosD20(), dice.resolutionD20());
  }

  /** The row of the card, 2 to 12. */
  public int row() {
    return dice.d6TwoTotal();
  }

  /** Whether the chaos die calls for a wild pitch check. */
  public boolean checksWildPitch() {
    return dice.chaosD20() == WILD_PITCH;
  }

  /** Whether the chaos die calls for a passed ball check. */
  public boolean checksPassedBall() {
    return dice.chaosD20() == PASSED_BALL;
  }
}
