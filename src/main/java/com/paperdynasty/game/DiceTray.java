package com.paperdynasty.game;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the dice of a game lie.
 *
 * @param commitment to the seed that the next new roll comes from
 * @param generation which seed that is, from 0
 * @param made how many rolls there were; issues of the same dice count once
 * @param pending the roll that waits for its outcome, expired or not; null where there is none
 * @param again rolls that were made before a play was undone, and come again in this order
 * @param seed the seed in hexadecimal, once it was published; null before
 */
public record DiceTray(
    String commitment,
    int generation,
    int made,
    @Nullable Roll pending,
    List<Roll> again,
    @Nullable String seed) {
  public DiceTray {
    again = List.copyOf(again);
  }

  /** Before the first roll. */
  static DiceTray empty(String commitment) {
    return new DiceTray(commitment, 0, 0, null, List.of(), null);
  }

  /** Dice that lie on the table, or would next, and must not be rolled anew; null if none do. */
  @Nullable Roll waiting() {
    if (pending != null) {
      return pending;
    }
    return again.isEmpty() ? null : again.get(0);
  }

  DiceTray rolled(Roll roll) {
    boolean repeats = pending == null && !again.isEmpty();
    return new DiceTray(
        commitment,
        generation,
        Math.max(made, roll.number()),
        roll,
        repeats ? again.subList(1, again.size()) : again,
        seed);
  }

  /** The pending roll is played or voided. */
  DiceTray cleared() {
    return new DiceTray(commitment, generation, made, null, again, seed);
  }

  DiceTray published(String hex) {
    return new DiceTray(commitment, generation, made, null, put(pending, again), hex);
  }

  /** A roll that was played is pending again; one that is pending now comes after it. */
  DiceTray back(Roll played, @Nullable String newCommitment) {
    List<Roll> later = put(pending, again);
    return newCommitment == null
        ? new DiceTray(commitment, generation, made, played, later, seed)
        : new DiceTray(newCommitment, generation + 1, made, played, later, null);
  }

  private static List<Roll> put(@Nullable Roll first, List<Roll> rest) {
    if (first == null) {
      return rest;
    }
    List<Roll> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
