package com.paperdynasty.game.state;

import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a game's dice.
 *
 * @param commitment of the seed that the next new roll comes from
 * @param generation the number of that seed, from 0
 * @param made the number of rolls so far; a re-issue of the same dice does not count
 * @param pending the roll that waits for its outcome, expired or not; null if there is none
 * @param extras what the pending roll has besides its dice
 * @param again rolls that are issued again in this order; only in games of older logs, whose undos
 *     did not void the later rolls, and of a roll that was pending when the game ended
 * @param seed the seed in hexadecimal once it is published; null before
 */
public record DiceState(
    String commitment,
    int generation,
    int made,
    @Nullable Roll pending,
    RollExtras extras,
    List<Roll> again,
    @Nullable String seed) {
  public DiceState {
    again = List.copyOf(again);
  }

  /** Before the first roll. */
  static DiceState empty(String commitment) {
    return new DiceState(commitment, 0, 0, null, RollExtras.NONE, List.of(), null);
  }

  /** The pending roll, or the next one to be issued again; null if the next roll is new. */
  @Nullable
  public Roll waiting() {
    if (pending != null) {
      return pending;
    }
    return again.isEmpty() ? null : again.get(0);
  }

  DiceState rolled(Roll roll, RollExtras with) {
    boolean repeats = pending == null && !again.isEmpty();
    return new DiceState(
        commitment,
        generation,
        Math.max(made, roll.number()),
        roll,
        with,
        repeats ? again.subList(1, again.size()) : again,
        seed);
  }

  /** Without the pending roll: it was played or voided. */
  DiceState cleared() {
    return new DiceState(commitment, generation, made, null, RollExtras.NONE, again, seed);
  }

  DiceState published(String hex) {
    return new DiceState(
        commitment, generation, made, null, RollExtras.NONE, prepend(pending, again), hex);
  }

  /**
   * With a played roll pending again.
   *
   * @param laterVoid whether the rolls after it are void; if not, they come again after it, as in
   *     older logs
   */
  DiceState withPending(
      Roll played, RollExtras with, @Nullable String newCommitment, boolean laterVoid) {
    List<Roll> later = laterVoid ? List.of() : prepend(pending, again);
    return newCommitment == null
        ? new DiceState(commitment, generation, made, played, with, later, seed)
        : new DiceState(newCommitment, generation + 1, made, played, with, later, null);
  }

  private static List<Roll> prepend(@Nullable Roll first, List<Roll> rest) {
    if (first == null) {
      return rest;
    }
    List<Roll> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
