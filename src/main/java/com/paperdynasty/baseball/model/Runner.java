package com.paperdynasty.baseball.model;

/**
 * A runner on base, or the batter as a runner.
 *
 * @param order the runner's slot in the batting order
 * @param position the runner's position in the lineup
 * @param pitcherId the id of the pitcher who is responsible for the runner
 * @param placed whether this is the extra runner, whose run is unearned
 */
public record Runner(
    Player player, int order, Position position, String pitcherId, boolean placed) {

  /** The same runner, charged to another pitcher. */
  public Runner chargedTo(String pitcher) {
    return pitcher.equals(pitcherId) ? this : new Runner(player, order, position, pitcher, placed);
  }

  /** The player who replaces this runner on base. */
  public Runner replacedBy(Player substitute, Position as) {
    return new Runner(substitute, order, as, pitcherId, placed);
  }
}
