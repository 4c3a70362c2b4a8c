package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a cell says, or a share of it.
 *
 * @param outcome one that {@link #isPrinted can stand on a card}
 * @param hitLocation where the ball goes; null where the card does not say
 * @param bases of an error, 1 to 3; null is one base
 */
public record CardOutcome(
    Outcome outcome, @Nullable Position hitLocation, @Nullable Integer bases) {
  /** The most bases of an error. */
  public static final int MOST_BASES = 3;

  public CardOutcome {
    String fault = faultIn(outcome, hitLocation, bases);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
  }

  public static CardOutcome of(Outcome outcome) {
    return new CardOutcome(outcome, null, null);
  }

  public static CardOutcome of(Outcome outcome, Position hitLocation) {
    return new CardOutcome(outcome, hitLocation, null);
  }

  /** Why these do not make an outcome of a card; null if they do. */
  public static @Nullable String faultIn(
      Outcome outcome, @Nullable Position hitLocation, @Nullable Integer bases) {
    String code = outcome.code();
    if (!isPrinted(outcome)) {
      return code + " does not stand on a card";
    }
    if (outcome.needsHitLocation() && hitLocation == null) {
      return code + " requires hit_location";
    }
    if (hitLocation != null && !(hitLocation.inField() && isBatted(outcome))) {
      return code + " does not take hit_location " + hitLocation.code();
    }
    if (bases != null && outcome != Outcome.REACHED_ON_ERROR) {
      return code + " does not take bases";
    }
    return bases != null && (bases < 1 || bases > MOST_BASES) ? "bases is from 1 to 3" : null;
  }

  /**
   * Whether an outcome can stand on a card. What the ballpark's chance leads to when it fails, what
   * a manager orders (a bunt, an intentional walk) and what happens on the bases cannot.
   */
  public static boolean isPrinted(Outcome outcome) {
    return switch (outcome) {
      case BP_FLYOUT, BP_LINEOUT, SAC_BUNT, INTENTIONAL_WALK -> false;
      default -> outcome.isPlateAppearance();
    };
  }

  private static boolean isBatted(Outcome outcome) {
    return switch (outcome.kind()) {
      case GROUND_BALL, FLY, LINER, POP, CHOICE, HIT, ERROR, CHECK -> true;
      case STRIKEOUT, INTERFERENCE, BUNT, FREE_PASS, BASES -> false;
    };
  }
}
