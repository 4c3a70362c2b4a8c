package com.paperdynasty.game.model;

import org.jspecify.annotations.Nullable;

/**
 * One side's seat, with its manager.
 *
 * @param manager its manager, or null while the seat is open
 * @param entropy the manager's entropy for the dice, or null before it is given
 * @param invitation the hash of the invitation that it was opened again with; null for the one with
 *     which the game was created
 */
public record Seat(
    @Nullable Manager manager, @Nullable String entropy, @Nullable String invitation) {
  /** A seat of a new game. */
  public static Seat first(@Nullable Manager manager) {
    return new Seat(manager, null, null);
  }

  /** The seat with a manager. */
  public Seat takenBy(Manager by) {
    return new Seat(by, entropy, invitation);
  }

  /** The seat with its manager's entropy; null takes it back. */
  public Seat with(@Nullable String given) {
    return new Seat(manager, given, invitation);
  }

  /** Whether the seat has no manager. */
  public boolean isOpen() {
    return manager == null;
  }

  /** The manager's user id; null while the seat is open. */
  @Nullable
  public String managerId() {
    return manager == null ? null : manager.userId();
  }

  /** Whether that user is the manager. */
  public boolean heldBy(String userId) {
    return manager != null && manager.userId().equals(userId);
  }

  /** The entropy for the dice; empty if none was given. */
  public String entropyOrNone() {
    return entropy == null ? "" : entropy;
  }
}
