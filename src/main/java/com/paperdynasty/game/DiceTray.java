package com.paperdynasty.game;

import org.jspecify.annotations.Nullable;

/**
 * Where the dice of a game lie.
 *
 * @param commitment to the seed that the next new roll comes from
 * @param generation which seed that is, from 0
 * @param made how many rolls there were; issues of the same dice count once
 * @param pending the roll that waits for its outcome, expired or not; null where there is none
 * @param seed the seed in hexadecimal, once it was published; null before
 */
public record DiceTray(
    String commitment, int generation, int made, @Nullable Roll pending, @Nullable String seed) {

  DiceTray rolled(Roll roll) {
    return new DiceTray(commitment, generation, Math.max(made, roll.number()), roll, seed);
  }

  DiceTray cleared() {
    return new DiceTray(commitment, generation, made, null, seed);
  }

  DiceTray published(String hex) {
    return new DiceTray(commitment, generation, made, null, hex);
  }
}
