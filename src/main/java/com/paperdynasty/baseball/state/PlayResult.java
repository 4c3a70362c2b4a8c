package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.expectancy.PlayWorth;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a play: everything that {@link Innings#after} and the display of the play need.
 *
 * @param outcome the outcome that counts: the result of an {@code x_check}, else the outcome that
 *     was submitted
 * @param batter the batter's slot
 * @param pitcher the pitcher's slot
 * @param moves the runners who moved, in the order of events; without runs that came too late to
 *     count
 * @param outs the outs made on the play
 * @param runs the runs that count
 * @param plateAppearance whether the plate appearance is over
 * @param batterResult the batter's result in the scorebook: {@code 1B}, {@code K}, {@code F8},
 *     {@code 6-4-3}; empty for a batter who stays at bat
 * @param description the play in the English of a broadcast
 * @param notation the play in the scorebook, runners and all
 * @param errors one position for each error charged
 * @param bases the runners after the play, as if the half went on
 * @param earnedRunState the state that decides from now on which runs of the half are earned
 * @param credits what the play adds to the box score
 * @param worth what the play was worth, and to whom it counts
 */
public record PlayResult(
    Submission submission,
    Outcome outcome,
    Slot batter,
    Slot pitcher,
    List<RunnerMove> moves,
    int outs,
    int runs,
    boolean plateAppearance,
    String batterResult,
    String description,
    String notation,
    List<Position> errors,
    Bases bases,
    EarnedRunState earnedRunState,
    List<StatCredit> credits,
    PlayWorth worth) {

  public PlayResult {
    moves = List.copyOf(moves);
    errors = List.copyOf(errors);
    credits = List.copyOf(credits);
  }

  /**
   * The facts to store: {@code PlayScorer.score} makes this result again from them and the
   * submission.
   */
  public PlayFacts facts() {
    List<Advance> advances = new ArrayList<>(4);
    for (RunnerMove runnerMove : moves) {
      advances.add(new Advance(runnerMove.from(), runnerMove.base(), runnerMove.out(), null, null));
    }
    return new PlayFacts(advances);
  }

  /** The same play with other marks on its moves. */
  public PlayResult withMoves(List<RunnerMove> others) {
    return new PlayResult(
        submission,
        outcome,
        batter,
        pitcher,
        others,
        outs,
        runs,
        plateAppearance,
        batterResult,
        description,
        notation,
        errors,
        bases,
        earnedRunState,
        credits,
        worth);
  }

  public boolean isHit() {
    return outcome.isHit();
  }

  /** Whether the outcome is an out and an out was made. */
  public boolean isOut() {
    return outcome.isOut() && outs > 0;
  }

  public boolean isWalk() {
    return outcome.isWalk();
  }

  /** Whether the play adds that statistic to any player's box score. */
  public boolean isCredited(Stat stat) {
    for (StatCredit statCredit : credits) {
      if (statCredit.stat() == stat) {
        return true;
      }
    }
    return false;
  }

  /** Whether a foul ball was misplayed that would have been the batter's out. */
  boolean sparesBatter() {
    return submission.includes(Outcome.FOUL_ERROR);
  }
}
