package com.paperdynasty.baseball;

/** Whether the batter is credited with a run, and what sort of play it was (rules, section 5). */
final class RunsBattedIn {
  private final Unfolding play;

  /** Whether the batter grounded into a double play. */
  final boolean groundedIntoDouble;

  RunsBattedIn(Unfolding play, Verdict verdict) {
    this.play = play;
    this.groundedIntoDouble = groundedIntoDouble(play, verdict);
  }

  boolean battedIn(Advance way) {
    if (!play.outcome.isPlateAppearance()) {
      return false;
    }
    if (way.rbi() != null) {
      return way.rbi();
    }
    if (play.movedBy(way.from()) != null) {
      return false;
    }
    return switch (play.outcome.kind()) {
      case HIT -> true;
      case FREE_PASS -> way.from() == 3 && play.mask == 7;
      case GROUND_BALL, BUNT, CHOICE, FLY, LINER, POP ->
          Charges.safeByError(play) ? wouldHaveScored(play, way) : !groundedIntoDouble;
      case ERROR -> wouldHaveScored(play, way);
      case STRIKEOUT, INTERFERENCE, CHECK, BASES -> false;
    };
  }

  /** On a ball that was misplayed: whether the error is taken not to have helped him home. */
  static boolean wouldHaveScored(Unfolding play, Advance way) {
    return way.from() == 3 && play.game.outs() < 2;
  }

  /** At least two of the batter and the runners forced when a ground ball was hit are out. */
  private static boolean groundedIntoDouble(Unfolding play, Verdict verdict) {
    switch (play.outcome.kind()) {
      case GROUND_BALL, BUNT, CHOICE -> {}
      default -> {
        return false;
      }
    }
    int forced = Ways.forcedRunners(play.mask);
    int victims = 0;
    for (int i = 0; i < play.count(); i++) {
      Advance way = play.inOrder(i);
      victims += verdict.counts(i) && way.out() && way.from() <= forced ? 1 : 0;
    }
    return victims >= 2;
  }
}
