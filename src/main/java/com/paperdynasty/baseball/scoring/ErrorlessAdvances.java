package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.play.PlayResolution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the bases that each runner gained on a play, without those that only a misplay gave. */
final class ErrorlessAdvances {
  private final PlayResolution play;
  private final ErrorlessPlay errorless;
  private final boolean misplayed;

  /**
   * The play by the table alone; null where the outcome is itself a misplay between plate
   * appearances.
   */
  private final @Nullable PlayResolution table;

  ErrorlessAdvances(PlayResolution play, ErrorlessPlay errorless, boolean misplayed) {
    this.play = play;
    this.errorless = errorless;
    this.misplayed = misplayed;
    boolean between = !play.outcome.isPlateAppearance();
    boolean nothing = !misplayed || (play.outcome.isMisplay() && between);
    Submission outcome = play.submission.withAdvances(List.of()).withOthers(List.of());
    this.table = nothing ? null : new PlayResolution(play.game, outcome, play.outcome);
  }

  /** The bases gained by the runner from that base. */
  int of(int from) {
    Advance way = requireNonNull(play.advanceFrom(from));
    int actualBase = errorless.actualBase(from);
    int really = (actualBase == 0 ? way.base() : actualBase) - from;
    if (!misplayed || isBeforeTheError(from)) {
      return really;
    }
    boolean forcedByNobody = errorless.isInterference(); // the batter would not be there
    if (from > 0 && errorless.isBattedIn(way) && !forcedByNobody) {
      return 4 - from;
    }
    int gain = Math.min(really, from == 0 ? batters() : byTheBall(from, really));
    return isScoredOnTheError(way) ? Math.min(gain, 3 - from) : gain;
  }

  /** Whether the official scorer gave the batter no credit for the run. */
  private boolean isScoredOnTheError(Advance way) {
    boolean run = way.from() > 0 && way.base() == 4 && !way.out();
    return run && play.outcome.isPlateAppearance() && Boolean.FALSE.equals(way.rbi());
  }

  /**
   * A fielder's choice gives the batter first base, a hit as many bases as it was for. On a single
   * that scored the only runner from second, a batter who is on third by an error was on second by
   * the throw home.
   */
  private int batters() {
    int hit = errorless.hitBases();
    boolean throwHome =
        hit == 1
            && play.mask == 2
            && errorless.isBattedIn(requireNonNull(play.advanceFrom(2)))
            && requireNonNull(play.advanceFrom(0)).base() == 3;
    return throwHome ? 2 : Math.max(1, hit);
  }

  private int byTheBall(int from, int really) {
    return switch (play.outcome.kind()) {
      case HIT -> byTheHit(from, really);
      case ERROR -> byTheOut(from);
      case FLY, LINER, POP -> 0;
      case CHOICE -> errorless.isThrowDropped() ? Math.min(really, 1) : byTheTable(from);
      default -> errorless.isInterference() ? 0 : byTheTable(from);
    };
  }

  /**
   * A runner on first goes to third on a single to the outfield if the error then let the runner
   * score, or if the ball was hit to right field and the error advanced the batter; otherwise to
   * second.
   */
  private int byTheHit(int from, int really) {
    if (from == 1 && errorless.isSingleToTheOutfield() && really > 1) {
      boolean toRight = play.submission.hitLocation() == Position.RIGHT_FIELD;
      return really == 3 || (toRight && errorIsTheBatters()) ? 2 : 1;
    }
    return errorIsTheBatters() ? really : errorless.hitBases();
  }

  /**
   * With the batter out at first, the runner on second advances on a ball to the right side, and
   * with no outs on a ball to the pitcher or the shortstop as well.
   */
  private int byTheOut(int from) {
    Position location = play.submission.hitLocation();
    if (from != 2 || location == null) {
      return 0;
    }
    return switch (location) {
      case FIRST_BASE, SECOND_BASE -> 1;
      case PITCHER, SHORTSTOP -> play.game.outs() == 0 ? 1 : 0;
      default -> 0;
    };
  }

  private int byTheTable(int from) {
    Advance way = table == null ? null : table.advanceFrom(from);
    if (way != null && way.out()) {
      return 0;
    }
    int base = way == null ? from : way.base();
    for (With with : play.submission.with()) {
      int named = with.runner() == null ? 0 : with.runner();
      if (!with.outcome().isMisplay()) {
        for (Advance other :
            play.game.league().tables().advances(with.outcome(), play.mask, named)) {
          base = other.from() == from && !other.out() ? Math.max(base, other.base()) : base;
        }
      }
    }
    return base - from;
  }

  /** Whether, on a hit to the outfield, the error advanced the batter and scored no runner. */
  private boolean errorIsTheBatters() {
    if (!errorless.isToTheOutfield()) {
      return false;
    }
    for (int from = 1; from <= 3; from++) {
      Advance way = play.advanceFrom(from);
      if (way != null && way.base() == 4 && !way.out() && !errorless.isBattedIn(way)) {
        return false;
      }
    }
    return requireNonNull(play.advanceFrom(0)).base() > errorless.hitBases();
  }

  /** Whether the runner's advance came before the error that saved another runner. */
  private boolean isBeforeTheError(int from) {
    for (int other = 1; other <= 3; other++) {
      if (other != from && errorless.isSaved(other)) {
        return errorless.placeOf(from) < errorless.placeOf(other);
      }
    }
    return false;
  }
}
