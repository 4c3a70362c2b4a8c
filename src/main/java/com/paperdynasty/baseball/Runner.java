package com.paperdynasty.baseball;

/**
 * A runner, or the batter on his way.
 *
 * @param order his slot in the batting order
 * @param position what he is in the lineup
 * @param pitcherId the pitcher who answers for his run
 * @param presence how he comes to be there, which decides whether his run would be earned
 */
public record Runner(
    Player player, int order, Position position, String pitcherId, Presence presence) {

  /** How a runner comes to be on the bases. */
  public enum Presence {
    /** By what he or his team did: his run is earned, as far as he is concerned. */
    EARNED,
    /** Helped along by the other side: his run is unearned. */
    UNEARNED,
    /** He would be out, but for an error: his run is unearned, and he counts as an out. */
    REPRIEVED,
    /** Put there by the extra-inning option: his run is unearned. */
    PLACED
  }

  /** The same history, answered for by another pitcher. */
  Runner chargedTo(String pitcher, Presence as) {
    return pitcher.equals(pitcherId) && as == presence
        ? this
        : new Runner(player, order, position, pitcher, as);
  }

  /** The same runner, who was helped along by the other side. */
  Runner helped() {
    return presence == Presence.EARNED ? chargedTo(pitcherId, Presence.UNEARNED) : this;
  }

  /** Who takes his place on the base, with the same history. */
  Runner replacedBy(Player substitute, Position as) {
    return new Runner(substitute, order, as, pitcherId, presence);
  }
}
