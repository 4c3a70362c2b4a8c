package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.model.Advance.out;
import static com.paperdynasty.baseball.model.Advance.to;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.PlayAssert;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.retrosheet.RetrosheetEvent;
import com.paperdynasty.baseball.rules.RuleViolation;
import com.paperdynasty.baseball.state.Stat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Double plays that the batter grounds into, and sacrifices. */
class DoublePlaysTest {
  private static Submission hit(Outcome outcome, Position location, Advance... advances) {
    return Submission.of(outcome, location).withAdvances(List.of(advances));
  }

  private static Submission grounder(Advance... advances) {
    return hit(Outcome.GROUNDBALL_A, Position.THIRD_BASE, advances);
  }

  private static Submission bunt(Advance... advances) {
    return hit(Outcome.SAC_BUNT, Position.THIRD_BASE, advances);
  }

  @Test
  void groundedIntoDoublePlayNeedsTwoForceOuts() {
    given(topOf(1).runnersOn(1))
        .when(grounder(out(1, 2), out(0, 1)))
        .batterGets("PA 1 AB 1 GDP 1")
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 1);
    given(topOf(1).runnersOn(1)).when(grounder(out(0, 1), out(1, 2))).batterGets("PA 1 AB 1 GDP 1");
    given(topOf(1).runnersOn(1, 2))
        .when(grounder(out(2, 3), out(1, 2), to(0, 1)))
        .batterGets("PA 1 AB 1 GDP 1");
    given(topOf(1).runnersOn(1)).when(bunt(out(1, 2), out(0, 1))).batterGets("PA 1 AB 1 GDP 1");
  }

  @Test
  void noDoublePlayIsChargedForARunnerOutBeyondTheBaseOrNotForced() {
    given(topOf(1).runnersOn(1))
        .when(grounder(out(0, 1), out(1, 3)))
        .batterGets("PA 1 AB 1")
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 1);
    given(topOf(1).runnersOn(1, 2))
        .when(grounder(out(1, 2), out(2, 4), to(0, 2)))
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(2)).when(grounder(out(0, 1), out(2, 3))).batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1, 3))
        .when(grounder(to(3, 4), out(0, 1), out(1, 3)))
        .batterGets("PA 1 AB 1 RBI 1");
  }

  @Test
  void noDoublePlayIsChargedForABatterOutBeyondFirstOrOffIt() {
    given(topOf(1).runnersOn(1)).when(grounder(out(1, 2), out(0, 2))).batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1))
        .when(grounder(out(1, 2), out(0, 1).withHow(How.TOUCHED)))
        .batterGets("PA 1 AB 1");
  }

  @Test
  void noDoublePlayIsChargedForATriplePlayOrInterference() {
    given(topOf(1).runnersOn(1, 2))
        .when(grounder(out(2, 3), out(1, 2), out(0, 1)))
        .batterGets("PA 1 AB 1")
        .teamGets(Side.HOME, Stat.TRIPLE_PLAYS, 1)
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 0);
    given(topOf(1).runnersOn(1, 2, 3))
        .when(grounder(to(3, 3), to(2, 2), out(1, 2), out(0, 1).withHow(How.INTERFERENCE)))
        .leaves("-23")
        .batterGets("PA 1 AB 1")
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 1);
  }

  @Test
  void scorerOverridesTheDoublePlayRule() {
    given(topOf(1).runnersOn(1, 3))
        .when(grounder(out(3, 4), out(1, 2), to(0, 1)).withGroundedIntoDouble(true))
        .batterGets("PA 1 AB 1 GDP 1");
    given(topOf(1).runnersOn(1, 3))
        .when(grounder(to(3, 4), out(1, 2), out(0, 1)).withGroundedIntoDouble(false))
        .batterGets("PA 1 AB 1 RBI 1");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.LINEOUT, Position.SHORTSTOP).withGroundedIntoDouble(true),
            RuleViolation.VALIDATION,
            "gdp is for a ball on the ground");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP).withGroundedIntoDouble(true),
            RuleViolation.VALIDATION,
            "two are out");
  }

  @Test
  void noRunIsBattedInWhenOnlyAnErrorAtFirstPreventedADoublePlay() {
    given(topOf(1).runnersOn(1, 3))
        .when(grounder(to(3, 4), out(1, 2), to(0, 1)).withErrors(List.of(Position.FIRST_BASE)))
        .runs(1)
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1, 3))
        .when(grounder(to(3, 4), out(1, 2), to(0, 1)))
        .batterGets("PA 1 AB 1 RBI 1");
  }

  @Test
  void aSacrificeStandsWithARunnerOutAtAFurtherBase() {
    given(topOf(1).runnersOn(1))
        .when(bunt(out(0, 1), out(1, 3)))
        .outs(2)
        .batterGets("PA 1 SH 1")
        .teamGets(Side.HOME, Stat.DOUBLE_PLAYS, 1);
    given(topOf(1).runnersOn(1, 2))
        .when(bunt(out(0, 1), out(2, 4), to(1, 2)))
        .batterGets("PA 1 SH 1");
    given(topOf(1).runnersOn(1, 2))
        .when(bunt(out(2, 3), to(1, 2), to(0, 1)))
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1)).when(bunt(to(1, 2), to(0, 1))).batterGets("PA 1 SH 1");
    given(topOf(1).runnersOn(1))
        .when(bunt(to(1, 3), to(0, 2)).withErrors(List.of(Position.PITCHER)))
        .batterGets("PA 1 SH 1");
  }

  @Test
  void noSacrificeWhereTheBatterIsSafeByAnOutElsewhere() {
    given(topOf(1).runnersOn(1)).when(bunt(out(1, 3))).outs(1).batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1, 2))
        .when(bunt(to(2, 3), out(1, 3), to(0, 1)))
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1, 2))
        .when(bunt(out(2, 4), to(1, 2), to(0, 1)))
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1))
        .when(bunt(out(1, 3), to(0, 1)).withErrors(List.of(Position.PITCHER)))
        .batterGets("PA 1 SH 1");
    given(topOf(1).runnersOn(1))
        .when(bunt(out(1, 2).withHow(How.TOUCHED), to(0, 1)))
        .batterGets("PA 1 SH 1");
  }

  @Test
  void noSacrificeWhereTheBatterIsOutBeyondFirst() {
    given(topOf(1).runnersOn(1))
        .when(bunt(to(1, 3), out(0, 2)))
        .batterGets("PA 1 AB 1")
        .says("Bunted out, third to second");
  }

  @Test
  void scorersWordMustFitThePlay() {
    given(topOf(1).runnersOn(3))
        .refuses(
            Submission.of(Outcome.FLYOUT_C, Position.LEFT_FIELD).withSacrifice(true),
            RuleViolation.VALIDATION,
            "a fly on which a runner scores");
    given(topOf(1).runnersOn(3))
        .refuses(
            hit(Outcome.REACHED_ON_ERROR, Position.LEFT_FIELD, to(3, 3)).withSacrifice(true),
            RuleViolation.VALIDATION,
            "a fly on which a runner scores");
    given(topOf(1).runnersOn(2))
        .refuses(
            bunt(to(2, 2)).withSacrifice(true),
            RuleViolation.VALIDATION,
            "on which a runner moves up");
    given(topOf(1).runnersOn(1))
        .refuses(
            bunt(out(1, 2), to(0, 1)).withSacrifice(true),
            RuleViolation.VALIDATION,
            "on which a runner moves up");
    given(topOf(1).runnersOn(1, 3))
        .refuses(
            bunt(to(3, 4), out(1, 2), out(0, 1)).withSacrifice(true),
            RuleViolation.VALIDATION,
            "a sacrifice or a gdp, not both");
    given(topOf(1).runnersOn(1, 3))
        .when(
            bunt(to(3, 4), out(1, 2), out(0, 1)).withSacrifice(true).withGroundedIntoDouble(false))
        .batterGets("PA 1 RBI 1 SH 1");
    given(topOf(1).runnersOn(1))
        .refuses(
            bunt(out(0, 1), out(1, 3)).withGroundedIntoDouble(true),
            RuleViolation.VALIDATION,
            "a sacrifice or a gdp, not both");
  }

  @Test
  void runByAnErrorAfterTheCatchIsNeitherSacrificeNorBattedIn() {
    for (Outcome caught :
        List.of(
            Outcome.LINEOUT,
            Outcome.POPOUT,
            Outcome.FLYOUT_C,
            Outcome.FLYOUT_BQ,
            Outcome.BP_LINEOUT)) {
      given(topOf(1).runnersOn(3))
          .when(hit(caught, Position.SHORTSTOP, to(3, 4)).withErrors(List.of(Position.SHORTSTOP)))
          .runs(1)
          .batterGets("PA 1 AB 1");
      given(topOf(1).runnersOn(3))
          .when(hit(caught, Position.SHORTSTOP, to(3, 4)))
          .batterGets("PA 1 RBI 1 SF 1");
      given(topOf(1).runnersOn(3))
          .when(
              hit(caught, Position.SHORTSTOP, new Advance(3, 4, false, true, null))
                  .withErrors(List.of(Position.SHORTSTOP)))
          .batterGets("PA 1 RBI 1 SF 1");
    }
    given(topOf(1).runnersOn(1, 3))
        .when(
            hit(Outcome.FLYOUT_B, Position.LEFT_FIELD, to(1, 2))
                .withErrors(List.of(Position.CATCHER)))
        .batterGets("PA 1 RBI 1 SF 1");
    given(topOf(1).runnersOn(2))
        .when(
            hit(Outcome.FLYOUT_A, Position.LEFT_FIELD, to(2, 4))
                .withErrors(List.of(Position.THIRD_BASE)))
        .batterGets("PA 1 AB 1");
  }

  @Test
  void descriptionSaysForceOutOnlyForForcedRunners() {
    given(topOf(1).runnersOn(1))
        .when(Outcome.GROUNDBALL_B, Position.SHORTSTOP)
        .says("Grounded into a force-out, short to second");
    given(topOf(1).runnersOn(2))
        .when(grounder(out(2, 3), to(0, 1)))
        .says("Grounded into a fielder's choice, third unassisted");
    given(topOf(1).runnersOn(1))
        .when(bunt(out(1, 3)))
        .says("Bunted into a fielder's choice, third unassisted");
    given(topOf(1).runnersOn(1)).when(bunt(to(1, 1), out(0, 1))).says("Bunted out, third to first");
    given(topOf(1).runnersOn(1)).when(bunt(out(0, 1))).says("Sacrificed, third to first");
  }

  @Test
  void scorerMayGiveOrDenyASacrifice() {
    given(topOf(1).runnersOn(1))
        .when(Submission.of(Outcome.SAC_BUNT, Position.PITCHER).withSacrifice(false))
        .batterGets("PA 1 AB 1");
    given(topOf(1).runnersOn(1, 3))
        .when(bunt(to(3, 4), out(1, 2), to(0, 1)).withSacrifice(true))
        .batterGets("PA 1 RBI 1 SH 1");
    given(topOf(1).runnersOn(3))
        .when(Submission.of(Outcome.FLYOUT_B, Position.SHORTSTOP).withSacrifice(false))
        .batterGets("PA 1 AB 1 RBI 1");
    given(topOf(1).runnersOn(3))
        .when(Submission.of(Outcome.REACHED_ON_ERROR, Position.LEFT_FIELD).withSacrifice(true))
        .batterGets("PA 1 RBI 1 SF 1");
    given(topOf(1).runnersOn(3))
        .refuses(
            Submission.of(Outcome.SINGLE).withSacrifice(true),
            RuleViolation.VALIDATION,
            "sacrifice is for");
    given(topOf(1).outs(2).runnersOn(3))
        .refuses(
            Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD).withSacrifice(true),
            RuleViolation.VALIDATION,
            "no sacrifice with two outs");
  }

  @Test
  void eventFileTellsDoublePlaysApart() {
    PlayAssert beyond = given(topOf(1).runnersOn(1)).when(grounder(out(0, 1), out(1, 3)));
    assertThat(RetrosheetEvent.of(beyond.before, beyond.result)).isEqualTo("53/DP/G5.1X3(5)");
    PlayAssert off =
        given(topOf(1).runnersOn(1)).when(grounder(out(1, 2), out(0, 1).withHow(How.TOUCHED)));
    assertThat(RetrosheetEvent.of(off.before, off.result)).isEqualTo("54(1)/DP/G5.BX1(53)");
    PlayAssert fly =
        given(topOf(1).outs(1).runnersOn(1, 3))
            .when(hit(Outcome.FLYOUT_B, Position.RIGHT_FIELD, to(3, 4), out(1, 2), to(0, 1)));
    assertThat(RetrosheetEvent.of(fly.before, fly.result)).isEqualTo("96(1)/SF/FO/F9.3-H");
  }
}
