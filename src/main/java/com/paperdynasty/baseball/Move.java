package com.paperdynasty.baseball;

/**
 * What a play did to a runner or the batter.
 *
 * @param from 0 for the batter, else his base before the play
 * @param base where he ended: the base that he reached (4 is home), or at which he was out
 * @param out whether he was put out there
 * @param runner who he is, and which pitcher answers for him
 * @param earned for a run: whether it is earned
 * @param battedIn for a run: whether the batter is credited with it
 */
public record Move(
    int from, int base, boolean out, Runner runner, boolean earned, boolean battedIn) {

  /** Whether he came home, and the run counts. */
  public boolean scored() {
    return base == 4 && !out;
  }
}
