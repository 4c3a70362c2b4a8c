package com.paperdynasty.baseball.model;

/**
 * A runner on base, or the batter as a runner.
 *
 * @param order his slot in the batting order
 * @param position his position in the lineup
 * @param pitcherId the id of the pitcher who is responsible for him
 * @param placed whether he is the extra runner, whose run is unearned
 */
public record Runner(
    Player player, int order, Position position, String pitcherId, boolean placed) {

  /** The same runner, charged to another pitcher. */
  public Runner chargedTo(String pitcher) {
    return pitcher.equals(pitcherId) ? this : new Runner(player, order, position, pitcher, placed);
  }

  /** The player who replaces him on base. */
  public Runner replacedBy(Player substitute, Position as) {
    return new Runner(substitute, order, as, pitcherId, placed);
  }
}
