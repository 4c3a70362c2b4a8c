package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Player;

/**
 * A player's line in the box score: batting and base running.
 *
 * @param order the slot in which the player first appeared
 */
public record BattingLine(Player player, int order, StatLine statLine) {
  BattingLine with(StatLine counted) {
    return new BattingLine(player, order, counted);
  }
}
