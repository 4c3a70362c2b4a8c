package com.paperdynasty.baseball;

/**
 * What a player did at bat and on the bases.
 *
 * @param order the slot in which he appeared first
 */
public record BattingLine(Player player, int order, Tally tally) {
  BattingLine with(Tally counted) {
    return new BattingLine(player, order, counted);
  }
}
