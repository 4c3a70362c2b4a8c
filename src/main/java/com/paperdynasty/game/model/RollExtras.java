package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a roll has besides its dice.
 *
 * @param plans what both sides had planned; null in games where nobody says so before a roll
 * @param notReady the sides that were not ready in time
 * @param declaredBy the id of the user who rolled dice of their own and said what they show; null
 *     if the server rolled
 */
public record RollExtras(@Nullable Plans plans, List<Side> notReady, @Nullable String declaredBy) {
  /** A roll with nothing but its dice. */
  public static final RollExtras NONE = new RollExtras(null, List.of(), null);

  public RollExtras {
    notReady = List.copyOf(notReady);
  }

  /** The same, with who declared the dice; null if the server rolled. */
  public RollExtras withDeclaredBy(@Nullable String userId) {
    return new RollExtras(plans, notReady, userId);
  }

  /** Whether there is nothing besides the dice. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * What both sides had planned for a roll.
   *
   * @param defense the one that the roll is played with
   */
  public record Plans(Plan.Offense offense, Defense defense) {}
}
