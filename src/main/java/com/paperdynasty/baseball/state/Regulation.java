package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Side;
import java.util.Set;

/**
 * When an unfinished game counts as a regulation game (official rules, 7.01(c)): after five of nine
 * scheduled innings, or half an inning earlier if the home team is ahead. Shorter and longer games
 * have the same share of their innings, rounded up. Pure.
 */
public final class Regulation {
  private static final int SHARE = 5;
  private static final int OF_INNINGS = 9;
  private static final Set<GameEnd.Reason> EARLY =
      Set.of(GameEnd.Reason.CALLED, GameEnd.Reason.FORFEIT, GameEnd.Reason.ABANDONED);

  private Regulation() {}

  /** Whether the game would be a regulation game if it ended now. */
  public static boolean isReached(BallGame game) {
    int needed = innings(game.league().innings());
    return game.inning() > needed
        || (game.inning() == needed
            && game.half() == Half.BOTTOM
            && game.lineScore().lead(Side.HOME) > 0);
  }

  /**
   * Whether the records of the game count: it was played to its end, or is a regulation game
   * (9.03).
   */
  public static boolean counts(BallGame game) {
    GameEnd gameEnd = game.gameEnd();
    boolean early = gameEnd == null || EARLY.contains(gameEnd.reason());
    return !early || isReached(game);
  }

  /** The innings that must be complete in a game with that many scheduled innings. */
  public static int innings(int scheduled) {
    return (SHARE * scheduled + OF_INNINGS - 1) / OF_INNINGS;
  }
}
