package com.paperdynasty.baseball.model;

/**
 * A player's slot in a lineup.
 *
 * @param order 1 to 9 in the batting order; 0 for the pitcher for whom a designated hitter bats
 */
public record Slot(int order, Player player, Position position) {
  public Slot {
    if (order < 0 || order > 9) {
      throw new IllegalArgumentException("invalid batting order slot " + order);
    }
  }
}
