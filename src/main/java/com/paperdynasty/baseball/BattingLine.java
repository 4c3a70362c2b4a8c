package com.paperdynasty.baseball;

/**
 * What a player did at bat and on the bases.
 *
 * @param order the slot in which he appeared first
 */
public record BattingLine(Player player, int order, Tally tally) {
  BattingLine plus(Stat stat, int count) {
    return new BattingLine(player, order, tally.plus(stat, count));
  }
}
