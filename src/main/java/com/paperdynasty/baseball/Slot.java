package com.paperdynasty.baseball;

/**
 * A player's place in a lineup.
 *
 * @param order 1 to 9 in the batting order; 0 is the pitcher who has a designated hitter
 */
public record Slot(int order, Player player, Position position) {
  public Slot {
    if (order < 0 || order > 9) {
      throw new IllegalArgumentException("no slot " + order + " in a batting order");
    }
  }
}
