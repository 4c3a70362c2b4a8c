package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.rules.RuleViolation.ADVANCES;
import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.state.Stat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Submissions with advances, other outcomes on the pitch, and errors. */
class AdvancesTest {
  private static final Submission SINGLE = Submission.of(Outcome.SINGLE_1, Position.CENTER_FIELD);

  private static Submission single(Advance... advances) {
    return SINGLE.withAdvances(List.of(advances));
  }

  @Test
  void aRunnerMayTakeTheExtraBase() {
    given(topOf(1).runnersOn(1, 2))
        .when(single(Advance.to(2, 4)))
        .leaves("12-")
        .runs(1)
        .says("Single to center field; Lou Tremblay scores");
  }

  @Test
  void aRunnerMayBeThrownOutAdvancing() {
    given(topOf(1).runnersOn(2))
        .when(single(Advance.out(2, 4)))
        .leaves("1--")
        .outs(1)
        .runs(0)
        .says("Single to center field; Lou Tremblay out at home");
  }

  @Test
  void unnamedRunnerStopsBehindNamedRunner() {
    given(topOf(1).runnersOn(1, 2))
        .when(Submission.of(Outcome.SINGLE_2).withAdvances(List.of(Advance.to(2, 3))))
        .leaves("123");
    given(topOf(1).runnersOn(1, 2, 3))
        .when(Submission.of(Outcome.WILD_PITCH).withAdvances(List.of(Advance.to(3, 3))))
        .leaves("123")
        .runs(0);
  }

  @Test
  void orderOfAdvancesDecidesTimePlay() {
    given(topOf(1).outs(2).runnersOn(1, 2))
        .when(single(Advance.to(2, 4), Advance.out(1, 3)))
        .runs(1)
        .teamGets(Side.AWAY, Stat.LEFT_ON_BASE, 1);
    given(topOf(1).outs(2).runnersOn(1, 2))
        .when(single(Advance.out(1, 3), Advance.to(2, 4)))
        .runs(0)
        .teamGets(Side.AWAY, Stat.LEFT_ON_BASE, 2);
  }

  @Test
  void noRunCountsWhenTheThirdOutIsForced() {
    given(topOf(1).outs(2).runnersOn(1, 3))
        .when(single(Advance.to(3, 4), Advance.out(1, 2)))
        .runs(0)
        .teamGets(Side.AWAY, Stat.LEFT_ON_BASE, 2);
    given(topOf(1).outs(2).runnersOn(3))
        .when(
            Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP)
                .withAdvances(List.of(Advance.to(3, 4), Advance.out(0, 1))))
        .runs(0);
  }

  @Test
  void forceIsRemovedOnceTheBatterIsOut() {
    given(topOf(1).outs(1).runnersOn(1, 3))
        .when(
            Submission.of(Outcome.GROUNDBALL_A, Position.FIRST_BASE)
                .withAdvances(List.of(Advance.to(3, 4), Advance.out(0, 1), Advance.out(1, 2))))
        .outs(2)
        .runs(1)
        .batterGets("PA 1 AB 1 GDP 1");
  }

  @Test
  void aRunnerDoubledOffIsNotForced() {
    given(topOf(1).outs(1).runnersOn(1, 3))
        .when(
            Submission.of(Outcome.FLYOUT_B, Position.CENTER_FIELD)
                .withAdvances(List.of(Advance.out(1, 1))))
        .outs(2)
        .runs(1)
        .batterGets("PA 1 RBI 1 SF 1");
  }

  @Test
  void aWinningRunBeforeAForcedThirdOutDoesNotCount() {
    given(bottomOf(9).outs(2).runnersOn(1, 3).score(3, 3))
        .when(single(Advance.to(3, 4), Advance.out(1, 2)))
        .goesOn()
        .runs(0)
        .teamGets(Side.HOME, Stat.LEFT_ON_BASE, 2);
    given(bottomOf(9).outs(2).runnersOn(2, 3).score(3, 3))
        .when(single(Advance.out(2, 3), Advance.to(3, 4)))
        .goesOn()
        .runs(0);
  }

  @Test
  void aRunStolenOnAThirdStrikeWithTwoOutsDoesNotCount() {
    given(topOf(1).outs(2).runnersOn(3))
        .when(
            Submission.of(Outcome.STRIKEOUT_OUT)
                .withOthers(List.of(new With(Outcome.STOLEN_BASE, 3))))
        .runs(0)
        .teamGets(Side.AWAY, Stat.LEFT_ON_BASE, 1);
  }

  @Test
  void walkOffEndsThePlayAtTheWinningRun() {
    given(bottomOf(9).runnersOn(1, 2).score(3, 3))
        .when(single(Advance.to(2, 4), Advance.out(1, 3)))
        .ends(GameEnd.Reason.WALK_OFF, Side.HOME)
        .outs(0)
        .score(3, 4)
        .leaves("1-3");
  }

  @Test
  void severalOutcomesMayShareAPitch() {
    given(topOf(1).runnersOn(1, 2))
        .when(
            Submission.of(Outcome.STOLEN_BASE)
                .withRunner(2)
                .withOthers(List.of(new With(Outcome.STOLEN_BASE, 1))))
        .leaves("-23")
        .runnerGets(1, "SB 1")
        .runnerGets(2, "SB 1")
        .says("Lou Tremblay stole third; Hank Okafor stole second");
    given(topOf(1).runnersOn(1))
        .when(
            Submission.of(Outcome.STRIKEOUT_OUT)
                .withOthers(List.of(new With(Outcome.CAUGHT_STEALING, 1))))
        .outs(2)
        .runnerGets(1, "CS 1")
        .batterGets("PA 1 AB 1 SO 1")
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 1);
    given(topOf(1).runnersOn(2, 3))
        .when(Submission.of(Outcome.WALK).withOthers(List.of(new With(Outcome.WILD_PITCH, null))))
        .leaves("1-3")
        .runs(1)
        .batterGets("PA 1 BB 1")
        .pitcherGets("R 1 BB 1 WP 1 BF 1 ER 1");
  }

  private static Submission grounder(Outcome outcome, Position location, Advance... advances) {
    return Submission.of(outcome, location).withAdvances(List.of(advances));
  }

  @Test
  void tableMakesNoOutBeyondThoseNamedInAdvances() {
    for (int outs : List.of(0, 1)) {
      given(topOf(1).outs(outs).runnersOn(1, 2))
          .when(
              grounder(
                  Outcome.GROUNDBALL_A, Position.THIRD_BASE, Advance.out(2, 3), Advance.out(0, 1)))
          .outs(2)
          .batterGets("PA 1 AB 1 GDP 1");
    }
    given(topOf(1).runnersOn(1, 2))
        .when(
            grounder(
                Outcome.GROUNDBALL_A, Position.THIRD_BASE, Advance.out(2, 3), Advance.out(0, 1)))
        .leaves("-2-");
    given(topOf(1).runnersOn(1, 2))
        .when(
            grounder(
                Outcome.GROUNDBALL_A, Position.THIRD_BASE, Advance.out(2, 3), Advance.out(1, 2)))
        .outs(2)
        .leaves("1--");
    given(topOf(1).runnersOn(1))
        .when(grounder(Outcome.GROUNDBALL_B, Position.SHORTSTOP, Advance.out(0, 1)))
        .outs(1)
        .leaves("-2-");
    given(topOf(1).runnersOn(3))
        .when(grounder(Outcome.GROUNDBALL_C, Position.SHORTSTOP, Advance.out(3, 4)))
        .outs(1)
        .leaves("1--");
    given(topOf(1).runnersOn(1))
        .when(grounder(Outcome.SAC_BUNT, Position.PITCHER, Advance.out(1, 2)))
        .outs(1)
        .leaves("1--")
        .batterGets("PA 1 AB 1");
    given(topOf(1).outs(2).runnersOn(1, 2))
        .when(grounder(Outcome.GROUNDBALL_B, Position.THIRD_BASE, Advance.out(2, 3)))
        .outs(1)
        .teamGets(Side.AWAY, Stat.LEFT_ON_BASE, 2);
    given(topOf(1).runnersOn(1, 2, 3))
        .when(
            Submission.of(Outcome.X_CHECK, Position.THIRD_BASE)
                .withResult(Outcome.GROUNDBALL_A)
                .withAdvances(List.of(Advance.out(3, 4), Advance.out(2, 3))))
        .outs(2)
        .leaves("12-");
  }

  @Test
  void tableMakesItsOutsWhenAdvancesNameFewer() {
    given(topOf(1).runnersOn(1))
        .when(grounder(Outcome.GROUNDBALL_A, Position.SHORTSTOP, Advance.out(1, 2)))
        .outs(2);
    given(topOf(1).runnersOn(1))
        .when(
            Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD)
                .withAdvances(List.of(Advance.out(1, 1))))
        .outs(2);
  }

  @Test
  void hitCountsWhenARunnerIsOutOffATouchedBase() {
    given(topOf(1).runnersOn(2))
        .when(single(Advance.to(2, 4), Advance.out(0, 1).withHow(How.TOUCHED)))
        .outs(1)
        .runs(1)
        .batterGets("PA 1 AB 1 H 1 RBI 1");
    given(topOf(1).outs(2).runnersOn(1, 2))
        .when(single(Advance.to(2, 4), Advance.out(1, 2).withHow(How.TOUCHED)))
        .runs(1)
        .batterGets("PA 1 AB 1 H 1 RBI 1");
    given(topOf(1).outs(2).runnersOn(3))
        .when(
            Submission.of(Outcome.DOUBLE)
                .withAdvances(List.of(Advance.to(3, 4), Advance.out(0, 2).withHow(How.TOUCHED))))
        .runs(1)
        .batterGets("PA 1 AB 1 H 1 2B 1 RBI 1");
    given(topOf(1)).refuses(single(Advance.out(0, 1)), ADVANCES, "The batter reaches first");
    given(topOf(1).runnersOn(2))
        .refuses(
            single(Advance.to(2, 4).withHow(How.TOUCHED)), ADVANCES, "for a runner who is out");
  }

  @Test
  void runnerWhoPassesAnotherIsOut() {
    Advance passes = Advance.out(0, 2);
    given(topOf(1).runnersOn(1)).refuses(single(Advance.to(1, 1), passes), ADVANCES, "cannot pass");
    given(topOf(1).runnersOn(1))
        .when(single(Advance.to(1, 1), passes.withHow(How.PASSED)))
        .outs(1)
        .leaves("1--")
        .batterGets("PA 1 AB 1 H 1");
  }

  @Test
  void aRunnerIsOutOnAppealOnAHomeRun() {
    Submission homer = Submission.of(Outcome.HOMERUN);
    given(topOf(1).runnersOn(2))
        .when(homer.withAdvances(List.of(Advance.out(2, 4))))
        .outs(1)
        .runs(1)
        .batterGets("PA 1 AB 1 R 1 H 1 HR 1 RBI 1");
    given(topOf(1).outs(2).runnersOn(2, 3))
        .when(homer.withAdvances(List.of(Advance.out(2, 3))))
        .runs(1)
        .batterGets("PA 1 AB 1 H 1 3B 1 RBI 1");
    given(topOf(1).outs(2).runnersOn(1, 3))
        .when(homer.withAdvances(List.of(Advance.out(1, 2))))
        .runs(0);
  }

  @Test
  void aDroppedFlyMayForceARunner() {
    Submission fly = Submission.of(Outcome.FLYOUT_B, Position.RIGHT_FIELD);
    given(topOf(1).outs(1).runnersOn(1, 3))
        .when(fly.withAdvances(List.of(Advance.to(3, 4), Advance.out(1, 2), Advance.to(0, 1))))
        .outs(1)
        .runs(1)
        .leaves("1--")
        .scoredAs("FC9")
        .batterGets("PA 1 RBI 1 SF 1");
    given(topOf(1).runnersOn(3))
        .refuses(fly.withAdvances(List.of(Advance.to(0, 1))), ADVANCES, "needs errors");
  }

  /** A batter whose ball is caught is out first, at any place in the list of advances. */
  @Test
  void aBatterWhoseBallIsCaughtIsOutFirst() {
    for (Outcome caught :
        List.of(Outcome.FLYOUT_B, Outcome.FLYOUT_BQ, Outcome.LINEOUT, Outcome.POPOUT)) {
      Submission fly = Submission.of(caught, Position.CENTER_FIELD);
      given(topOf(1).outs(1).runnersOn(1, 3))
          .when(fly.withAdvances(List.of(Advance.to(3, 4), Advance.out(1, 1), Advance.out(0, 1))))
          .outs(2)
          .runs(1)
          .batterGets("PA 1 RBI 1 SF 1");
      given(bottomOf(9).runnersOn(3).score(3, 3))
          .when(fly.withAdvances(List.of(Advance.to(3, 4), Advance.out(0, 1))))
          .ends(GameEnd.Reason.WALK_OFF, Side.HOME)
          .outs(1)
          .says("Sacrifice fly to center field; Nico Farrow scores");
    }
    given(topOf(1).outs(1).runnersOn(2, 3))
        .when(
            Submission.of(Outcome.STRIKEOUT_OUT)
                .withOthers(List.of(new With(Outcome.WILD_PITCH, null)))
                .withAdvances(List.of(Advance.to(3, 4), Advance.out(2, 4), Advance.out(0, 1))))
        .outs(2)
        .runs(1);
  }
}
