package com.paperdynasty.baseball.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The move of a runner or the batter on a play.
 *
 * @param from 0 for the batter, else the runner's base before the play
 * @param base the base reached (4 is home), or the base of the out
 * @param out whether the runner was put out there
 * @param runner the runner, with the pitcher who is responsible for the run
 * @param earned for a run: whether it is earned
 * @param battedIn for a run: whether the batter is credited with it
 */
public record RunnerMove(
    int from, int base, boolean out, Runner runner, boolean earned, boolean battedIn) {

  /** Whether the runner scored, and the run counts. */
  public boolean scored() {
    return base == 4 && !out;
  }

  /** The move of the runner from that base, or of the batter (0); null without a move. */
  static @Nullable public RunnerMove from(List<RunnerMove> moves, int from) {
    for (RunnerMove runnerMove : moves) {
      if (runnerMove.from() == from) {
        return runnerMove;
      }
    }
    return null;
  }
}
