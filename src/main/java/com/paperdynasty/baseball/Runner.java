package com.paperdynasty.baseball;

/**
 * A runner, or the batter on his way.
 *
 * @param order his slot in the batting order
 * @param position what he is in the lineup
 * @param pitcherId the pitcher who answers for his run
 * @param earned whether his run, should he score, would count as earned so far
 * @param placed whether the extra-inning option put him on
 */
public record Runner(
    Player player, int order, Position position, String pitcherId, boolean earned, boolean placed) {

  /** The same runner, charged to another pitcher. */
  Runner chargedTo(String pitcher) {
    return pitcher.equals(pitcherId)
        ? this
        : new Runner(player, order, position, pitcher, earned, placed);
  }

  /** The same runner, whose run will not be earned. */
  Runner unearned() {
    return earned ? new Runner(player, order, position, pitcherId, false, placed) : this;
  }

  /** Who takes his place on the base, with the same history. */
  Runner replacedBy(Player substitute, Position as) {
    return new Runner(substitute, order, as, pitcherId, earned, placed);
  }
}
