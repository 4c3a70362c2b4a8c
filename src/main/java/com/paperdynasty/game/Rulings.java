package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Decisions;
import com.paperdynasty.baseball.Illegal;
import com.paperdynasty.baseball.LineupRuling;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Substitutions;
import com.paperdynasty.baseball.Umpire;
import java.util.List;

/** Rulings on what was found legal before, so that they cannot be otherwise now. */
final class Rulings {
  private Rulings() {}

  static PlayResult play(BallGame game, Submission submission) {
    return Umpire.rule(game, submission)
        .match(
            new Ruling.Cases<>() {
              @Override
              public PlayResult legal(Ruling.Legal legal) {
                return legal.play();
              }

              @Override
              public PlayResult illegal(Illegal illegal) {
                throw differs(illegal);
              }
            });
  }

  static BallGame substituted(BallGame game, Side side, List<Change> changes) {
    return made(Substitutions.apply(game, side, changes));
  }

  static BallGame decided(BallGame game, String winningPitcher) {
    return made(Decisions.name(game, winningPitcher));
  }

  private static BallGame made(LineupRuling ruling) {
    return ruling.match(
        new LineupRuling.Cases<>() {
          @Override
          public BallGame made(LineupRuling.Made made) {
            return made.game();
          }

          @Override
          public BallGame illegal(Illegal illegal) {
            throw differs(illegal);
          }
        });
  }

  private static IllegalStateException differs(Illegal illegal) {
    return new IllegalStateException("The log cannot be: the rules now say " + illegal.reason());
  }
}
