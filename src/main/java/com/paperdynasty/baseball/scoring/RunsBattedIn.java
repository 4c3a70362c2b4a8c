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

  boolean battedIn(Advance way) {
    if (!play.outcome.isPlateAppearance()) {
      return false;
    }
    if (way.rbi() != null) {
      return way.rbi();
    }
    if (play.causeOf(way.from()) != null) {
      return false;
    }
    return switch (play.outcome.kind()) {
      case HIT -> true;
      case FREE_PASS -> way.from() == 3 && play.mask == 7;
      case FLY, LINER, POP ->
          RunnerResponsibility.safeByError(play)
              ? wouldHaveScored(play, way)
              : play.submission.errors().isEmpty() || play.tableScores(way.from());
      case GROUND_BALL, BUNT, CHOICE ->
          RunnerResponsibility.safeByError(play)
              ? wouldHaveScored(play, way) && !doublePlayMissed
              : !groundedIntoDouble;
      case ERROR -> wouldHaveScored(play, way);
      case STRIKEOUT, INTERFERENCE, CHECK, BASES -> false;
    };
  }

  /** Whether he is assumed to have scored without the error (official rules, 9.04(a)(3)). */
  static boolean wouldHaveScored(PlayResolution play, Advance way) {
    return way.from() == 3 && play.game.outs() < 2;
  }

  /**
   * Exactly two outs on a ground ball, both by force or reverse force: the batter before first and
   * a runner at the base to which he was forced when the ball was hit, or two such runners. The
   * official scorer's own word comes first.
   */
  private static boolean groundedIntoDouble(PlayResolution play, CountedPlay countedPlay) {
    Boolean said = play.submission.gdp();
    if (said != null) {
      return said && countedPlay.outs == 2;
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
      Advance way = play.inOrder(i);
      boolean forced = ForcePlay.isForced(way, play.mask) && !way.is(Advance.How.INTERFERENCE);
      forceOuts += countedPlay.counts(i) && forced ? 1 : 0;
    }
    return forceOuts;
  }
}
