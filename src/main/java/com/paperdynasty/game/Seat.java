package com.paperdynasty.game;

import org.jspecify.annotations.Nullable;

/**
 * One side's place at the table.
 *
 * @param manager who sits there, or null while the seat is open
 * @param entropy what their client added to the dice, or null while it has not
 */
public record Seat(@Nullable Manager manager, @Nullable String entropy) {

  /** Whether nobody sits there. */
  public boolean open() {
    return manager == null;
  }

  /** Who sits there, by user id; null while the seat is open. */
  @Nullable String managerId() {
    return manager == null ? null : manager.userId();
  }

  /** Whether that user sits there. */
  public boolean heldBy(String userId) {
    return manager != null && manager.userId().equals(userId);
  }

  /** What the dice are made with: nothing where nothing was given. */
  String entropyOrNone() {
    return entropy == null ? "" : entropy;
  }
}
