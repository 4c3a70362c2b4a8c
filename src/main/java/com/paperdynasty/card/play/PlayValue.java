package com.paperdynasty.card.play;

import com.paperdynasty.baseball.expectancy.PlayWorth;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.card.Cell;

/**
 * What a play is worth to the side at bat, for the choices that are taken when the time is up: the
 * runs to be expected, and in the last half of a game the chance to win it.
 */
final class PlayValue {
  private PlayValue() {}

  /** The worth of a play. */
  static double of(BallGame game, Submission submission) {
    PlayWorth worth = resultOf(game, submission).worth();
    return isLastHalf(game) ? worth.wpa() : worth.re24();
  }

  /** Whether a play brings the winning run home, so that nobody has to run any more. */
  static boolean isWonBy(BallGame game, Submission submission) {
    return isLastHalf(game) && Innings.after(game, resultOf(game, submission)).isOver();
  }

  private static PlayResult resultOf(BallGame game, Submission submission) {
    if (Umpire.rule(game, submission) instanceof Ruling.Legal legal) {
      return legal.play();
    }
    throw new IllegalStateException("not legal: " + submission);
  }

  private static boolean isLastHalf(BallGame game) {
    return game.league().expectancy().isLastBottom(game.inning(), game.half() == Half.BOTTOM);
  }

  /** The worth of a play in which a runner is safe with that chance of a d20, and else out. */
  static double ofTry(BallGame game, int chance, Submission safe, Submission out) {
    return (chance * of(game, safe) + (Cell.FACES - chance) * of(game, out)) / Cell.FACES;
  }
}
