package com.paperdynasty.baseball;

import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;

/** Draws the bases for the messages of failing tests. */
public final class DiamondDrawing {
  private DiamondDrawing() {}

  /** A picture of three lines: runners as their slots in the batting order. */
  public static String draw(BallGame game) {
    return "        [%s]\n  [%s]       [%s]    %s %d, %d out, %d-%d%s\n        <%d>\n"
        .formatted(
            at(game, 2),
            at(game, 3),
            at(game, 1),
            game.half().code(),
            game.inning(),
            game.outs(),
            game.score(Side.AWAY),
            game.score(Side.HOME),
            game.isOver() ? ", over: " + game.gameEnd() : "",
            game.batter().order());
  }

  /** The occupied bases: {@code 1-3}. */
  static String word(int mask) {
    return ((mask & 1) == 0 ? "-" : "1")
        + ((mask & 2) == 0 ? "-" : "2")
        + ((mask & 4) == 0 ? "-" : "3");
  }

  private static String at(BallGame game, int base) {
    Runner runner = game.bases().at(base);
    return runner == null ? " " : Integer.toString(runner.order());
  }
}
