package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Stat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringTest {
  private static Submission of(Outcome outcome, Position location, Advance... advances) {
    return Submission.of(outcome, location).withAdvances(List.of(advances));
  }

  @Test
  void hitsAndRunsAreCredited() {
    given(topOf(1).runnersOn(1, 3))
        .when(Outcome.DOUBLE_3, Position.LEFT_FIELD)
        .batterGets("PA 1 AB 1 H 1 2B 1 RBI 2")
        .runnerGets(3, "R 1")
        .pitcherGets("R 2 H 1 BF 1 ER 2")
        .says("Double to left field; Eddie Marsh and Hank Okafor score");
    given(topOf(1)).when(Outcome.HOMERUN).batterGets("PA 1 AB 1 R 1 H 1 HR 1 RBI 1");
  }

  @Test
  void freePassesAreNotAtBats() {
    given(topOf(1)).when(Outcome.INTENTIONAL_WALK).batterGets("PA 1 BB 1 IBB 1").scoredAs("IBB");
    given(topOf(1)).when(Outcome.HIT_BY_PITCH).batterGets("PA 1 HBP 1").pitcherGets("HBP 1 BF 1");
    given(topOf(1))
        .when(Outcome.CATCHER_INTERFERENCE)
        .batterGets("PA 1 CI 1")
        .teamGets(Side.HOME, Stat.ERRORS, 1);
    given(topOf(1).runnersOn(1, 2, 3)).when(Outcome.WALK).batterGets("PA 1 RBI 1 BB 1");
  }

  @Test
  void aRunOnADoublePlayIsNotBattedIn() {
    given(topOf(1).runnersOn(1, 3))
        .when(Outcome.GROUNDBALL_A, Position.SECOND_BASE)
        .runs(1)
        .batterGets("PA 1 AB 1 GDP 1")
        .pitcherGets("R 1 outs 2 BF 1 ER 1")
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 1);
    given(topOf(1).outs(1).runnersOn(1, 3))
        .when(Outcome.GROUNDBALL_A, Position.SHORTSTOP)
        .runs(0)
        .scoredAs("6-4-3")
        .says("Grounded into a double play, short to second to first");
  }

  @Test
  void flyThatScoresARunnerIsASacrifice() {
    given(topOf(1).runnersOn(3))
        .when(Outcome.FLYOUT_B, Position.LEFT_FIELD)
        .batterGets("PA 1 RBI 1 SF 1")
        .says("Sacrifice fly to left field; Eddie Marsh scores")
        .scoredAs("F7");
    given(topOf(1).runnersOn(3))
        .when(
            of(Outcome.FLYOUT_BQ, Position.CENTER_FIELD, new Advance(3, 4, false, false, true))
                .withErrors(List.of(Position.CATCHER)))
        .batterGets("PA 1 AB 1")
        .pitcherGets("R 1 outs 1 BF 1");
  }

  @Test
  void aDroppedFlyMayStillBeASacrifice() {
    given(topOf(1).runnersOn(3))
        .when(
            of(Outcome.FLYOUT_B, Position.RIGHT_FIELD, Advance.to(0, 1))
                .withErrors(List.of(Position.RIGHT_FIELD)))
        .outs(0)
        .runs(1)
        .batterGets("PA 1 RBI 1 SF 1")
        .leaves("1--");
  }

  @Test
  void buntThatAdvancesARunnerIsASacrifice() {
    given(topOf(1).runnersOn(1))
        .when(Outcome.SAC_BUNT, Position.PITCHER)
        .batterGets("PA 1 SH 1")
        .says("Sacrificed, pitcher to first");
    given(topOf(1).runnersOn(1))
        .when(of(Outcome.SAC_BUNT, Position.PITCHER, Advance.out(1, 2), Advance.to(0, 1)))
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1))
        .when(of(Outcome.SAC_BUNT, Position.PITCHER, Advance.to(1, 2), Advance.to(0, 1)))
        .batterGets("PA 1 SH 1");
  }

  @Test
  void onAnErrorOnlyTheRunnerFromThirdIsBattedInWithLessThanTwoOuts() {
    Submission error = Submission.of(Outcome.REACHED_ON_ERROR, Position.SHORTSTOP);
    given(topOf(1).runnersOn(3))
        .when(error)
        .batterGets("PA 1 AB 1 RBI 1")
        .teamGets(Side.HOME, Stat.ERRORS, 1)
        .says("Reached first on an error by the shortstop; Eddie Marsh scores");
    given(topOf(1).outs(2).runnersOn(3)).when(error).batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(2)).when(error.withBases(2)).batterGets("PA 1 AB 1");
  }

  @Test
  void runScoredByAnErrorIsUnearned() {
    Submission error = Submission.of(Outcome.REACHED_ON_ERROR, Position.SHORTSTOP);
    given(topOf(1).runnersOn(3)).when(error).pitcherGets("R 1 BF 1 ER 1");
    given(topOf(1).runnersOn(2)).when(error.withBases(2)).pitcherGets("R 1 BF 1");
    given(topOf(1).runnersOn(1, 2, 3)).when(error.withBases(3)).pitcherGets("R 3 BF 1 ER 1");
    given(topOf(1).runnersOn(2))
        .when(error.withAdvances(List.of(new Advance(2, 4, false, null, false))))
        .pitcherGets("R 1 BF 1 ER 1");
    given(topOf(1).runnersOn(2))
        .when(
            of(Outcome.GROUNDBALL_C, Position.SHORTSTOP, Advance.to(2, 4), Advance.to(0, 1))
                .withErrors(List.of(Position.SHORTSTOP)))
        .pitcherGets("R 1 BF 1");
  }

  @Test
  void batterWhoReachedOnAnErrorScoresUnearned() {
    BallGame on = given(topOf(1)).when(Outcome.REACHED_ON_ERROR, Position.THIRD_BASE).after;
    given(on).when(Outcome.HOMERUN).pitcherGets("R 2 H 1 HR 1 BF 1 ER 1");
  }

  @Test
  void runsAfterThreeMissedOutsAreUnearned() {
    BallGame game =
        given(topOf(1).outs(2)).when(Outcome.REACHED_ON_ERROR, Position.THIRD_BASE).after;
    game = given(game).when(Outcome.HOMERUN).pitcherGets("R 2 H 1 HR 1 BF 1").after;
    given(game).when(Outcome.HOMERUN).pitcherGets("R 1 H 1 HR 1 BF 1");
  }

  @Test
  void aBatterSparedByAFoulErrorIsUnearned() {
    Submission foul = Submission.of(Outcome.FOUL_ERROR).withErrors(List.of(Position.FIRST_BASE));
    BallGame game = given(topOf(1)).when(foul).teamGets(Side.HOME, Stat.ERRORS, 1).after;
    assertThat(game.next(Side.AWAY)).isEqualTo(5);
    given(game).when(Outcome.HOMERUN).pitcherGets("R 1 H 1 HR 1 BF 1");
    BallGame out = given(game).when(Outcome.STRIKEOUT_OUT).after;
    out = given(out).when(Outcome.STRIKEOUT_OUT).after;
    given(out).when(Outcome.HOMERUN).pitcherGets("R 1 H 1 HR 1 BF 1 ER 1");
  }

  @Test
  void caughtStealingCountsEvenWhenAnErrorSavesTheRunner() {
    given(topOf(1).runnersOn(1))
        .when(
            Submission.of(Outcome.CAUGHT_STEALING)
                .withRunner(1)
                .withAdvances(List.of(Advance.to(1, 2)))
                .withErrors(List.of(Position.SHORTSTOP)))
        .leaves("-2-")
        .runnerGets(1, "CS 1")
        .teamGets(Side.HOME, Stat.ERRORS, 1);
  }

  @Test
  void wildPitchesPassedBallsAndBalksAreChargedToTheBattery() {
    given(topOf(1).runnersOn(3))
        .when(Outcome.WILD_PITCH)
        .pitcherGets("R 1 WP 1 ER 1")
        .teamGets(Side.HOME, Stat.WILD_PITCHES, 1)
        .says("Wild pitch; Eddie Marsh scores");
    given(topOf(1).runnersOn(3))
        .when(Outcome.PASSED_BALL)
        .pitcherGets("R 1")
        .teamGets(Side.HOME, Stat.PASSED_BALLS, 1);
    given(topOf(1).runnersOn(2)).when(Outcome.BALK).pitcherGets("BK 1");
  }

  @Test
  void aThirdStrikeThatGotAwayIsStillAStrikeout() {
    given(topOf(1))
        .when(
            Submission.of(Outcome.STRIKEOUT_REACHED)
                .withOthers(List.of(new With(Outcome.WILD_PITCH, null))))
        .leaves("1--")
        .scoredAs("K")
        .batterGets("PA 1 AB 1 SO 1")
        .pitcherGets("SO 1 WP 1 BF 1");
  }

  @Test
  void fieldersChoicePassesTheOldPitchersRunnerDown() {
    BallGame game = topOf(1).runnersOn(1).game();
    Player reliever = new Player("home-r", "Reliever");
    LineupChange lineupChange = new LineupChange(0, reliever, Position.PITCHER, true);
    BallGame relieved =
        ((LineupRuling.Made) Substitutions.apply(game, Side.HOME, List.of(lineupChange))).game();
    BallGame forced =
        given(relieved).when(Outcome.GROUNDBALL_B, Position.SHORTSTOP).leaves("1--").after;
    assertThat(forced.bases().first().order()).isEqualTo(5);
    assertThat(forced.bases().first().pitcherId()).isEqualTo("home-10");
    given(forced).when(Outcome.HOMERUN).pitcherGets("R 1 H 1 HR 1 BF 1 ER 1 IRS 1");
  }

  @Test
  void battersResultsUseScorebookNotation() {
    BallGame empty = topOf(1).game();
    given(empty).when(Outcome.FLYOUT_C, Position.CENTER_FIELD).scoredAs("F8");
    given(empty).when(Outcome.LINEOUT, Position.THIRD_BASE).scoredAs("L5");
    given(empty).when(Outcome.POPOUT, Position.SHORTSTOP).scoredAs("P6");
    given(empty)
        .when(Outcome.GROUNDBALL_C, Position.FIRST_BASE)
        .scoredAs("3U")
        .says("Grounded out, first unassisted");
    given(empty)
        .when(Outcome.GROUNDBALL_C, Position.SHORTSTOP)
        .scoredAs("6-3")
        .says("Grounded out, short to first");
    given(empty).when(Outcome.REACHED_ON_ERROR, Position.SECOND_BASE).scoredAs("E4");
    given(empty).when(Outcome.STRIKEOUT_OUT).scoredAs("K").says("Struck out");
    given(empty).when(Outcome.WALK).scoredAs("BB").says("Walk");
    given(empty).when(Outcome.SINGLE, Position.CENTER_FIELD).says("Single to center field");
    given(topOf(1).runnersOn(1))
        .when(Outcome.GROUNDBALL_B, Position.SHORTSTOP)
        .scoredAs("6-4")
        .says("Grounded into a force-out, short to second");
    given(topOf(1).runnersOn(1, 2, 3).infield(InfieldDepth.IN))
        .when(Outcome.GROUNDBALL_A, Position.SHORTSTOP)
        .scoredAs("6-2-3");
  }
}
