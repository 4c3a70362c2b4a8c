package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.Ratings.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runners on first and second go with the pitch, and the batter's cell is read. A ground ball finds
 * the hole that a fielder left, or moves the runners up; a hit gives them one more base. If the
 * batter strikes out, they have to steal without a jump, and from a liner to the infield the lead
 * runner does not come back. A runner on third stays.
 */
final class HitAndRun {
  private static final List<Integer> RUNNING = List.of(1, 2);
  private static final int NOBODY = 0;

  private final Pitch pitch;
  private final Submission cell;
  private final List<Integer> going;

  private HitAndRun(Pitch pitch, Submission cell, List<Integer> going) {
    this.pitch = pitch;
    this.cell = cell;
    this.going = going;
  }

  /** What is submitted instead of the cell; null where the cell stands. */
  static @Nullable Submission read(Pitch pitch, Submission cell) {
    List<Integer> going = Steals.possible(pitch, RUNNING);
    return going.isEmpty() ? null : new HitAndRun(pitch, cell, going).read();
  }

  private @Nullable Submission read() {
    return switch (cell.outcome().kind()) {
      case GROUND_BALL -> grounder();
      case HIT -> hit();
      case STRIKEOUT -> isOverOnStrikes() ? strikeout() : null;
      case LINER -> isDoubledOff() ? doubledOff() : null;
      default -> null;
    };
  }

  private Submission grounder() {
    Position location = cell.hitLocation();
    if (pitch.more().d20(CardDice.Purpose.HIT_AND_RUN) > hole(pitch.hitAndRun())) {
      return Submission.of(Outcome.GROUNDBALL_C).hitTo(location);
    }
    boolean left = location == Position.SHORTSTOP || location == Position.THIRD_BASE;
    return Submission.of(Outcome.SINGLE_2, left ? Position.LEFT_FIELD : Position.RIGHT_FIELD);
  }

  /** In how many of 20 a ground ball goes through the hole that was left. */
  private static int hole(Grade grade) {
    return switch (grade) {
      case A -> 5;
      case B -> 4;
      case C -> 3;
      case D -> 2;
    };
  }

  private Submission hit() {
    Outcome farther =
        switch (cell.outcome().basesForBatter()) {
          case 1 -> Outcome.SINGLE_2;
          case 2 -> Outcome.DOUBLE_3;
          default -> cell.outcome();
        };
    return Submission.of(farther).hitTo(cell.hitLocation());
  }

  private boolean isOverOnStrikes() {
    return cell.outcome() == Outcome.STRIKEOUT_OUT && pitch.game().outs() < 2;
  }

  private @Nullable Submission strikeout() {
    if (pitch.more().d20(CardDice.Purpose.HIT_AND_RUN) <= protects(pitch.hitAndRun())) {
      return null;
    }
    int lead = going.get(0);
    boolean safe = Steals.isSafe(pitch, lead, Steals.NO_JUMP);
    return cell.withOthers(Steals.outcomes(going, safe ? NOBODY : lead));
  }

  /** In how many of 20 the batter fouls enough pitches off that the runners can go back. */
  private static int protects(Grade grade) {
    return switch (grade) {
      case A -> 16;
      case B -> 12;
      case C -> 8;
      case D -> 4;
    };
  }

  private boolean isDoubledOff() {
    Position location = cell.hitLocation();
    return location != null && !location.inOutfield() && pitch.game().outs() < 2;
  }

  private Submission doubledOff() {
    int lead = going.get(0);
    return cell.withAdvances(List.of(Advance.out(lead, lead)));
  }
}
