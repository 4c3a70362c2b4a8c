package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Outcome;

/**
 * A ballpark's own chances. Where a card says {@code bp_single} or {@code bp_homerun}, it is one
 * when the d20 is not above the chance; else it is {@code bp_lineout} or {@code bp_flyout}.
 *
 * @param singleLeft for batters who bat left, 0 to 20; the others likewise
 */
public record BallparkChances(
    String name, int singleLeft, int singleRight, int homerunLeft, int homerunRight) {
  /** A park that helps nobody, for sets without one. */
  public static final BallparkChances NEUTRAL = new BallparkChances("neutral", 10, 10, 10, 10);

  public BallparkChances {
    for (int chance : new int[] {singleLeft, singleRight, homerunLeft, homerunRight}) {
      if (chance < 0 || chance > Cell.FACES) {
        throw new IllegalArgumentException("a chance is from 0 to 20, not " + chance);
      }
    }
  }

  /**
   * What an outcome of a card comes to in this park.
   *
   * @param side from which the batter bats, left or right
   */
  public Outcome decide(Outcome printed, Hand side, int d20) {
    boolean left = side == Hand.LEFT;
    return switch (printed) {
      case BP_SINGLE -> d20 <= (left ? singleLeft : singleRight) ? printed : Outcome.BP_LINEOUT;
      case BP_HOMERUN -> d20 <= (left ? homerunLeft : homerunRight) ? printed : Outcome.BP_FLYOUT;
      default -> printed;
    };
  }
}
