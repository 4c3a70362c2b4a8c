package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;

/** Decides which runs the batter is credited with (official rules, 9.04). */
final class RunsBattedIn {
  private final PlayResolution play;

  /** Whether the batter grounded into a double play. */
  final boolean groundedIntoDouble;

  /**
   * Whether only an error on the throw to first prevented a double play (official rules, 9.04(b)).
   */
  private final boolean doublePlayMissed;

  RunsBattedIn(PlayResolution play, CountedPlay countedPlay) {
    this.play = play;
    this.groundedIntoDouble = groundedIntoDouble(play, countedPlay);
    this.doublePlayMissed = doublePlayMissed(play, countedPlay);
  }

  boolean battedIn(Advance advance) {
    if (!play.outcome.isPlateAppearance()) {
      return false;
    }
    if (advance.rbi() != null) {
      return advance.rbi();
    }
    if (play.causeOf(advance.from()) != null) {
      return false;
    }
    return switch (play.outcome.kind()) {
      case HIT -> true;
      case FREE_PASS -> advance.from() == 3 && play.mask == 7;
      case FLY, LINER, POP ->
          RunnerResponsibility.safeByError(play)
              ? wouldHaveScored(play, advance)
              : play.submission.errors().isEmpty() || play.tableScores(advance.from());
      case GROUND_BALL, BUNT, CHOICE ->
          RunnerResponsibility.safeByError(play)
              ? wouldHaveScored(play, advance) && !doublePlayMissed
              : !groundedIntoDouble;
      case ERROR -> wouldHaveScored(play, advance);
      case STRIKEOUT, INTERFERENCE, CHECK, BASES -> false;
    };
  }

  /**
   * Whether the runner is assumed to have scored without the error (official rules, 9.04(a)(3)).
   */
  static boolean wouldHaveScored(PlayResolution play, Advance advance) {
    return advance.from() == 3 && play.game.outs() < 2;
  }

  /**
   * Exactly two outs on a ground ball, both by force or reverse force: the batter before first and
   * a runner at the base of the force when the ball was hit, or two such runners. A decision of the
   * official scorer has precedence.
   */
  private static boolean groundedIntoDouble(PlayResolution play, CountedPlay countedPlay) {
    Boolean ruling = play.submission.gdp();
    if (ruling != null) {
      return ruling && countedPlay.outs == 2;
    }
    return play.outcome.isOnTheGround()
        && countedPlay.outs == 2
        && forceOuts(play, countedPlay) == 2;
  }

  private static boolean doublePlayMissed(PlayResolution play, CountedPlay countedPlay) {
    Advance batter = play.advanceFrom(0);
    return play.outcome.isOnTheGround()
        && RunnerResponsibility.safeByError(play)
        && batter != null
        && batter.base() == 1
        && forceOuts(play, countedPlay) == 1;
  }

  private static int forceOuts(PlayResolution play, CountedPlay countedPlay) {
    int forceOuts = 0;
    for (int i = 0; i < play.count(); i++) {
      Advance advance = play.inOrder(i);
      boolean forced =
          ForcePlay.isForced(advance, play.mask) && !advance.is(Advance.How.INTERFERENCE);
      forceOuts += countedPlay.counts(i) && forced ? 1 : 0;
    }
    return forceOuts;
  }
}
