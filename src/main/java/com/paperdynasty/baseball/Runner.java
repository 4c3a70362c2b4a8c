package com.paperdynasty.baseball;

/**
 * A runner, or the batter on his way.
 *
 * @param order his slot in the batting order
 * @param position what he is in the lineup
 * @param pitcherId the pitcher who answers for his run
 * @param placed whether the extra-inning option put him there, so that his run is unearned
 */
public record Runner(
    Player player, int order, Position position, String pitcherId, boolean placed) {

  /** The same runner, answered for by another pitcher. */
  Runner chargedTo(String pitcher) {
    return pitcher.equals(pitcherId) ? this : new Runner(player, order, position, pitcher, placed);
  }

  /** Who takes his place on the base. */
  Runner replacedBy(Player substitute, Position as) {
    return new Runner(substitute, order, as, pitcherId, placed);
  }
}
