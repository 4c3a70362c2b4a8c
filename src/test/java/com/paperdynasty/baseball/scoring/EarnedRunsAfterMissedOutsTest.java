package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The outs that an error prevented, and where the other runners would be (official rules, 9.16).
 */
class EarnedRunsAfterMissedOutsTest {
  private BallGame game = topOf(1).game();

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void play(Submission submission) {
    game = given(game).when(submission).after;
  }

  private static Submission choice(Position at, Position error, Advance... advances) {
    return Submission.of(Outcome.FIELDERS_CHOICE, at)
        .withErrors(List.of(error))
        .withAdvances(List.of(advances));
  }

  private void charged(int runs, int earned) {
    StatLine statLine = game.book().home().pitching().get(0).statLine();
    assertThat("R " + statLine.get(Stat.RUNS) + " ER " + statLine.get(Stat.EARNED_RUNS))
        .isEqualTo("R " + runs + " ER " + earned);
  }

  @Test
  void aBatterWhoReachesByInterferenceForcesNoEarnedRunIn() {
    play(Outcome.WALK, Outcome.WALK, Outcome.WALK, Outcome.CATCHER_INTERFERENCE);
    BallGame full = game;
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    charged(1, 0);
    game = full;
    play(Outcome.WALK);
    charged(2, 1);
    play(Outcome.HOMERUN);
    charged(6, 5);
  }

  @Test
  void errorOnAnInfieldHitGivesNoEarnedBase() {
    play(Outcome.SINGLE);
    BallGame onFirst = game;
    List<Advance> further = List.of(Advance.to(1, 3), Advance.to(0, 2));
    play(
        Submission.of(Outcome.SINGLE, Position.PITCHER)
            .withErrors(List.of(Position.PITCHER))
            .withAdvances(further));
    play(Submission.of(Outcome.GROUNDBALL_C, Position.SECOND_BASE));
    charged(1, 0);
    game = onFirst;
    play(
        Submission.of(Outcome.SINGLE, Position.RIGHT_FIELD)
            .withErrors(List.of(Position.RIGHT_FIELD))
            .withAdvances(further));
    play(Submission.of(Outcome.GROUNDBALL_C, Position.SECOND_BASE));
    charged(1, 1);
  }

  @Test
  void onAChoiceTheRunnerSavedByTheErrorIsOutInsteadOfTheBatter() {
    play(Outcome.SINGLE);
    play(choice(Position.THIRD_BASE, Position.SECOND_BASE, Advance.to(1, 2), Advance.to(0, 1)));
    play(Outcome.HOMERUN);
    charged(3, 2);
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.HOMERUN);
    charged(4, 2);
    game = topOf(1).runnersOn(2).game();
    play(choice(Position.PITCHER, Position.THIRD_BASE, Advance.to(2, 3), Advance.to(0, 1)));
    play(Outcome.SINGLE);
    charged(1, 0);
  }

  @Test
  void runnerWhoScoredOnTheChoiceIsNotTheOneSavedByTheError() {
    game = topOf(1).runnersOn(2, 3).game();
    play(
        choice(
            Position.SHORTSTOP,
            Position.SHORTSTOP,
            Advance.to(3, 4),
            Advance.to(2, 3),
            Advance.to(0, 1)));
    charged(1, 1);
    play(Outcome.STRIKEOUT_OUT);
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged(2, 1);
  }

  @Test
  void forceOutTakesTheRunnerWhoWouldStillBeThere() {
    play(Outcome.WALK);
    play(Submission.of(Outcome.REACHED_ON_ERROR, Position.THIRD_BASE));
    play(Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP));
    play(Outcome.DOUBLE);
    charged(1, 0);
    play(Outcome.HOMERUN);
    charged(3, 0);
  }
}
