package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.PlayAssert;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.retrosheet.RetrosheetEvent;
import com.paperdynasty.baseball.rules.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runners who are credited with a steal, and those who are caught stealing. */
class StolenBaseRuleTest {
  private static Submission steal(int base, With... others) {
    return Submission.of(Outcome.STOLEN_BASE).withRunner(base).withOthers(List.of(others));
  }

  private static With with(Outcome outcome, int runner) {
    return new With(outcome, runner);
  }

  @Test
  void doubleStealWithOneOutCreditsNobody() {
    given(topOf(1).runnersOn(1, 2))
        .when(steal(1, with(Outcome.CAUGHT_STEALING, 2)))
        .leaves("-2-")
        .runnerGets(1, "")
        .runnerGets(2, "CS 1")
        .says("Hank Okafor went to second; Lou Tremblay caught stealing third");
    given(topOf(1).runnersOn(1, 3))
        .when(steal(3, with(Outcome.CAUGHT_STEALING, 1)).withAdvances(List.of()))
        .runnerGets(3, "R 1");
    given(topOf(1).runnersOn(1, 2))
        .when(steal(2, with(Outcome.STOLEN_BASE, 1)).withAdvances(List.of(Advance.out(1, 2))))
        .runnerGets(2, "")
        .runnerGets(1, "CS 1");
    given(topOf(1).runnersOn(1, 2))
        .when(steal(2, with(Outcome.STOLEN_BASE, 1)).withAdvances(List.of(Advance.out(2, 4))))
        .runnerGets(2, "SB 1")
        .runnerGets(1, "SB 1");
    given(topOf(1).runnersOn(1, 2, 3))
        .when(steal(1, with(Outcome.STOLEN_BASE, 2), with(Outcome.CAUGHT_STEALING, 3)))
        .runnerGets(1, "")
        .runnerGets(2, "");
  }

  @Test
  void aBaseThatAWalkGivesIsNotStolen() {
    Submission walk = Submission.of(Outcome.WALK);
    given(topOf(1).runnersOn(1))
        .when(walk.withOthers(List.of(with(Outcome.STOLEN_BASE, 1))))
        .leaves("12-")
        .runnerGets(1, "");
    given(topOf(1).runnersOn(1))
        .when(
            walk.withOthers(List.of(with(Outcome.STOLEN_BASE, 1)))
                .withAdvances(List.of(Advance.to(1, 3))))
        .runnerGets(1, "SB 1");
    given(topOf(1).runnersOn(2))
        .when(walk.withOthers(List.of(with(Outcome.STOLEN_BASE, 2))))
        .leaves("1-3")
        .runnerGets(2, "SB 1");
  }

  @Test
  void noStealIsCreditedOnThePitchOfTheThirdOut() {
    Submission strikeout = Submission.of(Outcome.STRIKEOUT_OUT);
    given(topOf(1).outs(2).runnersOn(3))
        .when(strikeout.withOthers(List.of(with(Outcome.STOLEN_BASE, 3))))
        .runs(0)
        .runnerGets(3, "")
        .says("Struck out; Eddie Marsh was running");
    given(topOf(1).outs(2).runnersOn(1))
        .refuses(
            strikeout.withOthers(List.of(with(Outcome.CAUGHT_STEALING, 1))),
            RuleViolation.VALIDATION,
            "more than three outs");
    given(topOf(1).outs(1).runnersOn(1))
        .when(strikeout.withOthers(List.of(with(Outcome.STOLEN_BASE, 1))))
        .leaves("-2-")
        .runnerGets(1, "SB 1");
  }

  @Test
  void runnerPickedOffAndOutAtTheNextBaseIsCaughtStealing() {
    Submission picked = Submission.of(Outcome.PICK_OFF).withRunner(1);
    PlayAssert out =
        given(topOf(1).runnersOn(1)).when(picked.withAdvances(List.of(Advance.out(1, 2))));
    out.outs(1).runnerGets(1, "CS 1").says("Hank Okafor picked off first, caught stealing second");
    assertThat(RetrosheetEvent.of(out.before, out.result)).isEqualTo("POCS2(26)");
    given(topOf(1).runnersOn(1)).when(picked).outs(1).runnerGets(1, "");
    given(topOf(1).runnersOn(1))
        .when(
            Submission.of(Outcome.STRIKEOUT_OUT)
                .withOthers(List.of(with(Outcome.PICK_OFF, 1)))
                .withAdvances(List.of(Advance.out(1, 2))))
        .outs(2)
        .runnerGets(1, "CS 1");
    given(topOf(1).runnersOn(1))
        .when(picked.withAdvances(List.of(Advance.to(1, 2))).withErrors(List.of(Position.PITCHER)))
        .runnerGets(1, "");
  }

  @Test
  void anErrorDoesNotUndoACaughtStealing() {
    given(topOf(1).runnersOn(1))
        .when(
            Submission.of(Outcome.CAUGHT_STEALING)
                .withRunner(1)
                .withAdvances(List.of(Advance.to(1, 2)))
                .withErrors(List.of(Position.SHORTSTOP)))
        .outs(0)
        .runnerGets(1, "CS 1");
  }

  @Test
  void runnerPutOutStealingIsCaughtUnderAnyOutcome() {
    PlayAssert out =
        given(topOf(1).runnersOn(1)).when(steal(1).withAdvances(List.of(Advance.out(1, 2))));
    out.outs(1).runnerGets(1, "CS 1").says("Hank Okafor caught stealing second");
    assertThat(RetrosheetEvent.of(out.before, out.result)).isEqualTo("CS2(26)");
    given(topOf(1).runnersOn(1))
        .when(steal(1).withAdvances(List.of(Advance.out(1, 1))))
        .runnerGets(1, "CS 1");
    given(topOf(1).runnersOn(1))
        .when(steal(1).withAdvances(List.of(Advance.out(1, 3))))
        .runnerGets(1, "SB 1");
    given(topOf(1).runnersOn(1))
        .when(steal(1, with(Outcome.PICK_OFF, 1)).withAdvances(List.of(Advance.out(1, 2))))
        .runnerGets(1, "CS 1");
    given(topOf(1).runnersOn(1))
        .when(steal(1, with(Outcome.CAUGHT_STEALING, 1)))
        .runnerGets(1, "CS 1");
  }

  @Test
  void runnerWhoScoresWithoutAStealIsDescribedAsScoring() {
    given(topOf(1).runnersOn(1, 3))
        .when(steal(3, with(Outcome.CAUGHT_STEALING, 1)))
        .runnerGets(3, "R 1")
        .says("Eddie Marsh came home; Hank Okafor caught stealing second; Eddie Marsh scores");
  }
}
