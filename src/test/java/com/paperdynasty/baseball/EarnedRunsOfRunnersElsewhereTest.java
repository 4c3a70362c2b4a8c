package com.paperdynasty.baseball;

import static com.paperdynasty.baseball.Play.given;
import static com.paperdynasty.baseball.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How far a play takes a runner who would stand on another base, but for a misplay (official rule
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
    return Submission.of(outcome, location).advancing(List.of(advances));
  }

  private static Submission error(Position fielder) {
    return Submission.of(Outcome.REACHED_ON_ERROR, fielder);
  }

  private void charged(int runs, int earned) {
    Tally tally = game.book().home().pitching().get(0).tally();
    assertThat("R " + tally.get(Stat.RUNS) + " ER " + tally.get(Stat.EARNED_RUNS))
        .isEqualTo("R " + runs + " ER " + earned);
  }

  @Test
  void whoeverReallyStoodOnHisBaseShowsHowFarTheBallTakesHim() {
    play(Outcome.SINGLE, Outcome.PASSED_BALL);
    play(error(Position.SHORTSTOP).advancing(List.of(Advance.to(2, 2))));
    BallGame onFirstAndSecond = game;
    play(hit(Outcome.DOUBLE, Position.LEFT_FIELD, Advance.to(2, 4), Advance.to(1, 4)));
    charged(2, 1);
    game = onFirstAndSecond;
    play(hit(Outcome.DOUBLE, Position.LEFT_FIELD, Advance.to(2, 4), Advance.to(1, 3)));
    charged(1, 0);
  }

  @Test
  void whoWouldStandOnThirdHoldsOnAFlyOnWhichTheRunnerThereHeld() {
    play(Outcome.TRIPLE, Outcome.PASSED_BALL);
    play(error(Position.SHORTSTOP).forBases(3));
    BallGame onThird = game;
    play(Submission.of(Outcome.FLYOUT_C, Position.RIGHT_FIELD));
    charged(1, 0);
    game = onThird;
    play(Submission.of(Outcome.FLYOUT_B, Position.RIGHT_FIELD));
    charged(2, 1);
  }

  @Test
  void whoWouldStandOnThirdIsHomeWhenTheRunnerBehindHimTookThird() {
    play(Outcome.TRIPLE, Outcome.PASSED_BALL);
    play(error(Position.SHORTSTOP).forBases(2));
    BallGame onSecond = game;
    play(Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP));
    charged(1, 1);
    game = onSecond;
    play(Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP));
    charged(1, 0);
  }

  @Test
  void aWildPitchMovesHimThoughHeReallyStayed() {
    play(Outcome.DOUBLE, Outcome.PASSED_BALL, Outcome.WALK);
    play(Submission.of(Outcome.WILD_PITCH).advancing(List.of(Advance.to(3, 3), Advance.to(1, 2))));
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged(1, 1);
  }

  @Test
  void anErrorOnTheRelayOfAForceOutGivesTheBatterNoEarnedBase() {
    play(Outcome.WALK);
    play(
        Submission.of(Outcome.GROUNDBALL_B, Position.FIRST_BASE)
            .charging(List.of(Position.SHORTSTOP))
            .advancing(List.of(Advance.out(1, 2), Advance.to(0, 2))));
    play(hit(Outcome.SINGLE, Position.CENTER_FIELD));
    charged(1, 0);
  }

  @Test
  void anErrorOnASingleGivesNoBaseThatTheBallDidNot() {
    play(Outcome.SINGLE);
    BallGame onFirst = game;
    for (Position fielder : List.of(Position.LEFT_FIELD, Position.CENTER_FIELD)) {
      game = onFirst;
      play(
          hit(Outcome.SINGLE, fielder, Advance.to(1, 3), Advance.to(0, 2))
              .charging(List.of(fielder)));
      play(Submission.of(Outcome.GROUNDBALL_C, Position.SECOND_BASE));
      charged(1, 0);
    }
  }

  @Test
  void whoScoredFromFirstByAnErrorOnASingleHadMadeThird() {
    play(Outcome.SINGLE);
    Advance byTheError = new Advance(1, 4, false, false, null);
    play(
        hit(Outcome.SINGLE, Position.LEFT_FIELD, byTheError, Advance.to(0, 2))
            .charging(List.of(Position.LEFT_FIELD)));
    charged(1, 0);
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged(1, 1);
  }

  @Test
  void aGrounderToTheRightSideThatWasMisplayedTakesTheRunnerFromSecondToThird() {
    play(Outcome.DOUBLE);
    BallGame onSecond = game;
    for (Position fielder : List.of(Position.FIRST_BASE, Position.SECOND_BASE)) {
      game = onSecond;
      play(error(fielder));
      play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
      charged(1, 1);
    }
    game = onSecond;
    play(error(Position.THIRD_BASE));
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged(1, 0);
  }
}
