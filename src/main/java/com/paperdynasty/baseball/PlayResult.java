package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;

/**
 * What a play did: all that {@link BallGame#after} needs, and all that a fan wants to know.
 *
 * @param outcome what counts: of an {@code x_check} what it came to, else what was submitted
 * @param batter who was at bat
 * @param pitcher who threw
 * @param moves every runner's way in the order of events, those who stayed left out; a runner whose
 *     run came too late to count is not among them
 * @param outs the outs made on the play
 * @param runs the runs that count
 * @param plateAppearance whether the batter's turn is over
 * @param batterResult the batter's in the scorebook: {@code 1B}, {@code K}, {@code F8}, {@code
 *     6-4-3}; empty when his turn goes on
 * @param description the play in a fan's English
 * @param notation the play in the scorebook, runners and all
 * @param errors one position for each error charged
 * @param bases who stands where after it, were the half to go on
 * @param earnedRuns what decides from now on which runs of the half are earned
 * @param credits what goes into the book
 */
public record PlayResult(
    Submission submission,
    Outcome outcome,
    Slot batter,
    Slot pitcher,
    List<Move> moves,
    int outs,
    int runs,
    boolean plateAppearance,
    String batterResult,
    String description,
    String notation,
    List<Position> errors,
    Bases bases,
    EarnedRuns earnedRuns,
    List<Credit> credits) {

  public PlayResult {
    moves = List.copyOf(moves);
    errors = List.copyOf(errors);
    credits = List.copyOf(credits);
  }

  /**
   * What happened, to be kept: with it and the submission {@link Scorer#score} gives this again.
   */
  public PlayFacts facts() {
    List<Advance> ways = new ArrayList<>(4);
    for (Move move : moves) {
      ways.add(new Advance(move.from(), move.base(), move.out(), null, null));
    }
    return new PlayFacts(ways);
  }

  public boolean isHit() {
    return outcome.isHit();
  }

  /** Whether it was an out and somebody was indeed put out. */
  public boolean isOut() {
    return outcome.isOut() && outs > 0;
  }

  public boolean isWalk() {
    return outcome.isWalk();
  }

  /** Whether a foul ball was misplayed that would have been the batter's out. */
  boolean sparesBatter() {
    for (Submission.With with : submission.with()) {
      if (with.outcome() == Outcome.FOUL_ERROR) {
        return true;
      }
    }
    return outcome == Outcome.FOUL_ERROR;
  }
}
