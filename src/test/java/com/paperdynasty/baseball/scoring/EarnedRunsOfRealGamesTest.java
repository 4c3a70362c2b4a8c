package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Halves of big-league games with the earned runs that the official scorers gave. Each is a sample
 * of a reading of rule 9.16(a), "the pitcher being given the benefit of the doubt always", that
 * agrees with more of the scorers, in the even and in the odd seasons of 1982 to 2020.
 */
class EarnedRunsOfRealGamesTest {
  private BallGame game = topOf(1).game();

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void play(Outcome outcome, Position location, Advance... advances) {
    play(Submission.of(outcome, location).withAdvances(List.of(advances)));
  }

  private void play(Submission submission) {
    game = given(game).when(submission).after;
  }

  private void steal(Position error) {
    play(
        Submission.of(Outcome.STOLEN_BASE)
            .withRunner(1)
            .withErrors(List.of(error))
            .withAdvances(List.of(Advance.to(1, 3))));
  }

  private void charged(int runs, int earned) {
    StatLine line = game.book().home().pitching().get(0).statLine();
    assertThat("R " + line.get(Stat.RUNS) + " ER " + line.get(Stat.EARNED_RUNS))
        .isEqualTo("R " + runs + " ER " + earned);
  }

  /** Cubs, first inning, 25 August 2011. */
  @Test
  void aGroundBallToShortAdvancesNobodyWhoWouldBeFartherBack() {
    play(Outcome.SINGLE, Position.SECOND_BASE);
    steal(Position.SHORTSTOP);
    play(Outcome.GROUNDBALL_C, Position.SHORTSTOP, Advance.to(3, 4));
    charged(1, 0);
    play(Outcome.FLYOUT_B, Position.CENTER_FIELD);
    charged(1, 0);
  }

  /** Red Sox, second inning, 26 September 2014. */
  @Test
  void aGroundBallToShortLeavesARunnerOnFirstWhoTookSecondByAnError() {
    play(
        Submission.of(Outcome.SINGLE, Position.LEFT_FIELD)
            .withErrors(List.of(Position.LEFT_FIELD))
            .withAdvances(List.of(Advance.to(0, 2))));
    play(Outcome.FLYOUT_C, Position.CENTER_FIELD);
    play(Outcome.GROUNDBALL_C, Position.SHORTSTOP, Advance.to(2, 3));
    play(Outcome.SINGLE, Position.LEFT_FIELD, Advance.to(3, 4));
    charged(1, 0);
  }

  /** Yankees, fifth inning, 31 March 2019. */
  @Test
  void aSingleToLeftWithOneOutScoresNobodyFromSecondWhoWasOnThird() {
    play(Outcome.STRIKEOUT_OUT);
    play(Outcome.SINGLE, Position.THIRD_BASE);
    steal(Position.CATCHER);
    BallGame onThird = game;
    play(Outcome.SINGLE, Position.LEFT_FIELD, Advance.to(3, 4));
    charged(1, 0);
    game = onThird;
    play(Outcome.STRIKEOUT_OUT);
    play(Outcome.SINGLE, Position.LEFT_FIELD, Advance.to(3, 4));
    charged(1, 1);
  }

  /** Astros, eighth inning, 5 May 2012. */
  @Test
  void aSingleTakesARunnerFromFirstToSecondThoughFromSecondHeScored() {
    play(Outcome.SINGLE, Position.LEFT_FIELD);
    play(Outcome.PASSED_BALL);
    BallGame onSecond = game;
    play(Outcome.SINGLE, Position.CENTER_FIELD, Advance.to(2, 4));
    play(Outcome.STRIKEOUT_OUT);
    play(Outcome.FLYOUT_B, Position.CENTER_FIELD);
    charged(1, 0);
    game = onSecond;
    play(Outcome.SINGLE, Position.RIGHT_FIELD, Advance.to(2, 4));
    play(Outcome.STRIKEOUT_OUT);
    play(Outcome.FLYOUT_B, Position.CENTER_FIELD);
    charged(1, 1);
  }

  /** Yankees, third inning, 1 April 2019. */
  @Test
  void aWalkBringsNobodyHomeWhomItDoesNotForce() {
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.WALK);
    play(
        Submission.of(Outcome.SINGLE, Position.LEFT_FIELD)
            .withErrors(List.of(Position.LEFT_FIELD))
            .withAdvances(List.of(new Advance(1, 4, false, false, null), Advance.to(0, 2))));
    play(Submission.of(Outcome.WALK).withOthers(List.of(new With(Outcome.WILD_PITCH, null))));
    charged(1, 0);
  }

  /** Rays, fourth inning, 6 May 2014. */
  @Test
  void whenAThrowIsDroppedOnAChoiceTheOthersAdvance() {
    play(Outcome.SINGLE);
    play(Outcome.SINGLE, Position.RIGHT_FIELD, Advance.to(1, 2));
    play(
        Submission.of(Outcome.FIELDERS_CHOICE, Position.SECOND_BASE)
            .withErrors(List.of(Position.SHORTSTOP))
            .withAdvances(List.of(Advance.to(2, 3), Advance.to(1, 2), Advance.to(0, 1))));
    play(Outcome.FLYOUT_B, Position.LEFT_FIELD);
    charged(1, 1);
  }

  /** Phillies, third inning, 5 April 2019; rule 9.12(a)(5) and (d)(3). */
  @Test
  void aRelayThatTheFirstBasemanDroppedWouldHaveBeenTheSecondOut() {
    play(Outcome.WALK);
    play(
        Submission.of(Outcome.GROUNDBALL_B, Position.SECOND_BASE)
            .withErrors(List.of(Position.FIRST_BASE)));
    play(Outcome.SINGLE, Position.RIGHT_FIELD, Advance.to(1, 3));
    play(Outcome.FLYOUT_B, Position.RIGHT_FIELD);
    charged(1, 0);
  }

  /** Mariners, ninth inning, 25 August 2008, and Dodgers, ninth inning, 3 July 2015. */
  @Test
  void withNobodyOutAMisplayedBallToShortOrToThePitcherTakesTheRunnerToThird() {
    for (Position fielder : List.of(Position.SHORTSTOP, Position.PITCHER)) {
      game = topOf(1).game();
      play(Outcome.DOUBLE);
      play(Outcome.REACHED_ON_ERROR, fielder, Advance.to(2, 3), Advance.to(0, 1));
      play(Outcome.FLYOUT_B, Position.CENTER_FIELD, Advance.to(3, 4));
      charged(1, 1);
      game = topOf(1).outs(1).game();
      play(Outcome.DOUBLE);
      play(Outcome.REACHED_ON_ERROR, fielder, Advance.to(2, 3), Advance.to(0, 1));
      play(Outcome.WILD_PITCH);
      charged(1, 0);
    }
  }

  /** Marlins, ninth inning, 8 April 2009. */
  @Test
  void aWalkThatLoadedTheBasesForcesNobodyHomeWhenAnErrorHadFilledFirst() {
    play(Outcome.WALK, Outcome.STRIKEOUT_OUT);
    play(Outcome.SINGLE, Position.LEFT_FIELD, Advance.to(1, 2));
    play(Outcome.REACHED_ON_ERROR, Position.SECOND_BASE);
    play(Outcome.WALK, Outcome.STRIKEOUT_OUT);
    charged(1, 0);
  }

  /** Phillies, first inning, 5 July 2013. */
  @Test
  void aRunnerWhoStayedOnSecondOnASingleStaysThere() {
    play(Outcome.GROUNDBALL_C, Position.THIRD_BASE);
    play(Outcome.DOUBLE, Position.LEFT_FIELD);
    play(Outcome.SINGLE, Position.SHORTSTOP, Advance.to(2, 2), Advance.to(0, 1));
    play(
        Outcome.REACHED_ON_ERROR,
        Position.FIRST_BASE,
        Advance.to(2, 4),
        Advance.to(1, 3),
        Advance.to(0, 1));
    charged(1, 0);
  }

  /** Rockies, fourth inning, 14 May 2009. */
  @Test
  void aRunCountsThatScoredOnAHitBeforeTheBatterWasOutAtSecond() {
    play(
        Submission.of(Outcome.REACHED_ON_ERROR, Position.PITCHER)
            .withErrors(List.of(Position.FIRST_BASE))
            .withAdvances(List.of(Advance.to(0, 3))));
    play(Outcome.DOUBLE, Position.RIGHT_FIELD);
    play(Outcome.STRIKEOUT_OUT);
    play(Outcome.DOUBLE, Position.CENTER_FIELD);
    play(Outcome.SINGLE, Position.LEFT_FIELD, Advance.out(0, 2), Advance.to(2, 4));
    charged(3, 2);
  }
}
