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
 * How far a play takes a runner who would be on another base but for a misplay (official rules,
 * 9.16).
 */
class EarnedRunsOfRunnersElsewhereTest {
  private BallGame game = topOf(1).game();

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void play(Submission submission) {
    game = given(game).when(submission).after;
  }

  private static Submission hit(Outcome outcome, Position location, Advance... advances) {
    return Submission.of(outcome, location).withAdvances(List.of(advances));
  }

  private static Submission error(Position fielder) {
    return Submission.of(Outcome.REACHED_ON_ERROR, fielder);
  }

  /** Checks the earned runs if that is played next; the game stays as it was. */
  private void charged(int runs, int earned, Submission... next) {
    BallGame before = game;
    for (Submission submission : next) {
      play(submission);
    }
    charged(runs, earned);
    game = before;
  }

  private void charged(int runs, int earned) {
    StatLine statLine = game.book().home().pitching().get(0).statLine();
    assertThat("R " + statLine.get(Stat.RUNS) + " ER " + statLine.get(Stat.EARNED_RUNS))
        .isEqualTo("R " + runs + " ER " + earned);
  }

  @Test
  void actualRunnerOnTheBaseShowsHowFarTheBallGoes() {
    play(Outcome.SINGLE, Outcome.PASSED_BALL);
    play(error(Position.SHORTSTOP).withAdvances(List.of(Advance.to(2, 2))));
    charged(2, 1, hit(Outcome.DOUBLE, Position.LEFT_FIELD, Advance.to(2, 4), Advance.to(1, 4)));
    charged(1, 0, hit(Outcome.DOUBLE, Position.LEFT_FIELD, Advance.to(2, 4), Advance.to(1, 3)));
  }

  @Test
  void runnerWhoWouldBeOnThirdHoldsOnAFlyIfTheActualRunnerHeld() {
    play(Outcome.TRIPLE, Outcome.PASSED_BALL);
    play(error(Position.SHORTSTOP).withBases(3));
    charged(1, 0, Submission.of(Outcome.FLYOUT_C, Position.RIGHT_FIELD));
    charged(2, 1, Submission.of(Outcome.FLYOUT_B, Position.RIGHT_FIELD));
  }

  @Test
  void runnerWhoWouldBeOnThirdScoresWhenTheRunnerBehindTookThird() {
    play(Outcome.TRIPLE, Outcome.PASSED_BALL);
    play(error(Position.SHORTSTOP).withBases(2));
    charged(1, 1, Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP));
    charged(1, 0, Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP));
  }

  @Test
  void wildPitchAdvancesARunnerWhoActuallyStayed() {
    play(Outcome.DOUBLE, Outcome.PASSED_BALL, Outcome.WALK);
    play(
        Submission.of(Outcome.WILD_PITCH)
            .withAdvances(List.of(Advance.to(3, 3), Advance.to(1, 2))));
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged(1, 1);
  }

  @Test
  void anErrorOnTheRelayOfAForceOutGivesTheBatterNoEarnedBase() {
    play(Outcome.WALK);
    play(
        Submission.of(Outcome.GROUNDBALL_B, Position.FIRST_BASE)
            .withErrors(List.of(Position.SHORTSTOP))
            .withAdvances(List.of(Advance.out(1, 2), Advance.to(0, 2))));
    play(hit(Outcome.SINGLE, Position.CENTER_FIELD));
    charged(1, 0);
  }

  @Test
  void anErrorOnASingleGivesNoBaseThatTheBallDidNot() {
    play(Outcome.SINGLE);
    for (Position fielder : List.of(Position.LEFT_FIELD, Position.CENTER_FIELD)) {
      charged(
          1,
          0,
          hit(Outcome.SINGLE, fielder, Advance.to(1, 3), Advance.to(0, 2))
              .withErrors(List.of(fielder)),
          Submission.of(Outcome.GROUNDBALL_C, Position.SECOND_BASE));
    }
  }

  @Test
  void runnerWhoScoredFromFirstOnASingleWithAnErrorHadReachedThird() {
    play(Outcome.SINGLE);
    Advance byTheError = new Advance(1, 4, false, false, null);
    play(
        hit(Outcome.SINGLE, Position.LEFT_FIELD, byTheError, Advance.to(0, 2))
            .withErrors(List.of(Position.LEFT_FIELD)));
    charged(1, 0);
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged(1, 1);
  }

  @Test
  void aGrounderToTheRightSideThatWasMisplayedTakesTheRunnerFromSecondToThird() {
    play(Outcome.DOUBLE);
    Submission fly = Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD);
    charged(1, 1, error(Position.FIRST_BASE), fly);
    charged(1, 1, error(Position.SECOND_BASE), fly);
    charged(1, 0, error(Position.THIRD_BASE), fly);
  }
}
