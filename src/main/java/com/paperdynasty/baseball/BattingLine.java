package com.paperdynasty.baseball;

/**
 * A player's line in the box score: batting and base running.
 *
 * @param order the slot in which he first appeared
 */
public record BattingLine(Player player, int order, Tally tally) {
  BattingLine with(Tally counted) {
    return new BattingLine(player, order, counted);
  }
}
