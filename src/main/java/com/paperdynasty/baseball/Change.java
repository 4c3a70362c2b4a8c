package com.paperdynasty.baseball;

/**
 * One change of a lineup. Changes that are made together count as made at the same time.
 *
 * @param order the slot, 1 to 9, or 0 for the pitcher who has a designated hitter
 * @param player who has the slot from now on; if he has it already, only his position changes
 * @param position where he plays; PH or PR for one who bats or runs
 * @param injured whether the pitcher who leaves is hurt, and so need not have faced a batter
 */
public record Change(int order, Player player, Position position, boolean injured) {}
