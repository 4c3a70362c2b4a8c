package com.paperdynasty.baseball.model;

/**
 * One change of a lineup. Changes that are submitted together happen at the same time.
 *
 * @param order the slot, 1 to 9, or 0 for the pitcher for whom a designated hitter bats
 * @param player the player in the slot from now on; if the player has the slot already, only the
 *     position changes
 * @param position the new position; PH or PR for a pinch hitter or pinch runner
 * @param injured whether the pitcher who leaves is injured, and so need not have faced a batter
 *     (official rules, 5.10(f))
 */
public record LineupChange(int order, Player player, Position position, boolean injured) {}
