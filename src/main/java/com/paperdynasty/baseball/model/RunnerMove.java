package com.paperdynasty.baseball.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a play took a runner or the batter.
 *
 * @param from 0 for the batter, else his base before the play
 * @param base the base that he reached (4 is home), or at which he was put out
 * @param out whether he was put out there
 * @param runner the runner, with the pitcher who is responsible for him
 * @param earned for a run: whether it is earned
 * @param battedIn for a run: whether the batter is credited with it
 */
public record RunnerMove(
    int from, int base, boolean out, Runner runner, boolean earned, boolean battedIn) {

  /** Whether he scored, and the run counts. */
  public boolean scored() {
    return base == 4 && !out;
  }

  /** The move of the runner from that base, or of the batter (0); null where he did not move. */
  static @Nullable public RunnerMove from(List<RunnerMove> moves, int from) {
    for (RunnerMove runnerMove : moves) {
      if (runnerMove.from() == from) {
        return runnerMove;
      }
    }
    return null;
  }
}
