package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Submission.With;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many bases each gained on a play, less what only a misplay gave him. */
final class ErrorlessGains {
  private final Unfolding play;
  private final ErrorlessPlay errorless;
  private final boolean misplayed;

  /** What the table alone makes of the outcome; null where that is a misplay between turns. */
  private final @Nullable Unfolding table;

  ErrorlessGains(Unfolding play, ErrorlessPlay errorless, boolean misplayed) {
    this.play = play;
    this.errorless = errorless;
    this.misplayed = misplayed;
    boolean between = !play.outcome.isPlateAppearance();
    boolean nothing = !misplayed || (ErrorlessPlay.isMisplay(play.outcome) && between);
    Submission outcome = play.submission.advancing(List.of()).along(List.of());
    this.table = nothing ? null : new Unfolding(play.game, outcome, play.outcome);
  }

  /** Of who came from there. */
  int of(int from) {
    Advance way = requireNonNull(play.from(from));
    int stands = errorless.stands(from);
    int really = (stands == 0 ? way.base() : stands) - from;
    if (!misplayed || isBeforeTheError(from)) {
      return really;
    }
    boolean forcedByNobody = errorless.isInterference(); // the batter would not be there
    if (from > 0 && errorless.isBattedIn(way) && !forcedByNobody) {
      return 4 - from;
    }
    return Math.min(really, from == 0 ? batters() : byTheBall(from, really));
  }

  /** A choice alone gives him first base, a hit as many bases as it was for. */
  private int batters() {
    return Math.max(1, errorless.hitBases());
  }

  private int byTheBall(int from, int really) {
    return switch (play.outcome.kind()) {
      case HIT -> byTheHit(from, really);
      case ERROR -> byTheOut(from);
      case FLY, LINER, POP -> 0;
      default -> errorless.isInterference() ? 0 : byTheTable(from);
    };
  }

  /**
   * On a single to the outfield from first: to third where the error then let him score, and where
   * the ball was hit to right and the error let the batter go on; else to second.
   */
  private int byTheHit(int from, int really) {
    if (from == 1 && errorless.isSingleToTheOutfield() && really > 1) {
      boolean toRight = play.submission.hitLocation() == Position.RIGHT_FIELD;
      return really == 3 || (toRight && errorIsTheBatters()) ? 2 : 1;
    }
    return errorIsTheBatters() ? really : errorless.hitBases();
  }

  /** Where the batter would be out at first on the right side: the runner on second goes on. */
  private int byTheOut(int from) {
    Position location = play.submission.hitLocation();
    boolean rightSide = location == Position.FIRST_BASE || location == Position.SECOND_BASE;
    return from == 2 && rightSide ? 1 : 0;
  }

  private int byTheTable(int from) {
    Advance way = table == null ? null : table.from(from);
    if (way != null && way.out()) {
      return 0;
    }
    int base = way == null ? from : way.base();
    for (With with : play.submission.with()) {
      int named = with.runner() == null ? 0 : with.runner();
      if (!ErrorlessPlay.isMisplay(with.outcome())) {
        for (Advance other : play.game.league().tables().ways(with.outcome(), play.mask, named)) {
          base = other.from() == from && !other.out() ? Math.max(base, other.base()) : base;
        }
      }
    }
    return base - from;
  }

  /** On a hit to the outfield: he took a base more by the error, and nobody came home by it. */
  private boolean errorIsTheBatters() {
    if (!errorless.isToTheOutfield()) {
      return false;
    }
    for (int from = 1; from <= 3; from++) {
      Advance way = play.from(from);
      if (way != null && way.base() == 4 && !way.out() && !errorless.isBattedIn(way)) {
        return false;
      }
    }
    return requireNonNull(play.from(0)).base() > errorless.hitBases();
  }

  /** What was decided before an error saved a runner stays. */
  private boolean isBeforeTheError(int from) {
    for (int other = 1; other <= 3; other++) {
      if (other != from && errorless.isSaved(other)) {
        return errorless.placeOf(from) < errorless.placeOf(other);
      }
    }
    return false;
  }
}
