package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.rules.RuleViolation.ADVANCES;
import static com.paperdynasty.baseball.rules.RuleViolation.HIT_LOCATION;
import static com.paperdynasty.baseball.rules.RuleViolation.VALIDATION;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields that a submission must have, and those that it must not have. */
class SubmissionCheckTest {
  private static final Submission SINGLE = Submission.of(Outcome.SINGLE_1, Position.CENTER_FIELD);

  private static Submission single(Advance... advances) {
    return SINGLE.withAdvances(List.of(advances));
  }

  private static Submission grounder(Outcome outcome, Position location, Advance... advances) {
    return Submission.of(outcome, location).withAdvances(List.of(advances));
  }

  @Test
  void aForcedRunnerCannotStay() {
    given(topOf(1).runnersOn(1))
        .refuses(single(Advance.to(1, 1)), ADVANCES, "Two runners on first");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.WALK).withAdvances(List.of(Advance.to(1, 1))),
            ADVANCES,
            "Two runners on first");
  }

  @Test
  void runnersDoNotPassGoBackOrComeFromEmptyBases() {
    given(topOf(1).runnersOn(1, 2))
        .refuses(single(Advance.to(2, 3), Advance.to(1, 4)), ADVANCES, "cannot pass");
    given(topOf(1).runnersOn(1, 2))
        .refuses(single(Advance.to(2, 3), Advance.to(1, 3)), ADVANCES, "Two runners on third");
    given(topOf(1).runnersOn(2)).refuses(single(Advance.to(2, 1)), ADVANCES, "cannot go back");
    given(topOf(1).runnersOn(2))
        .refuses(single(Advance.to(3, 4)), ADVANCES, "There is no runner on third");
    given(topOf(1).runnersOn(2))
        .refuses(single(Advance.to(2, 3), Advance.to(2, 4)), ADVANCES, "named twice");
  }

  @Test
  void atMostThreeOutsAreMade() {
    given(topOf(1).outs(2).runnersOn(1, 2))
        .refuses(single(Advance.out(2, 4), Advance.out(1, 3)), ADVANCES, "more than three outs");
  }

  @Test
  void batterGetsTheBaseOfTheOutcome() {
    given(topOf(1))
        .refuses(
            Submission.of(Outcome.DOUBLE).withAdvances(List.of(Advance.to(0, 1))),
            ADVANCES,
            "The batter reaches second");
    given(topOf(1))
        .refuses(
            Submission.of(Outcome.STRIKEOUT_OUT).withAdvances(List.of(Advance.to(0, 1))),
            ADVANCES,
            "The batter is out");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.BALK).withAdvances(List.of(Advance.to(0, 1))),
            ADVANCES,
            "stays at bat");
    given(topOf(1)).when(single(Advance.out(0, 2))).outs(1).scoredAs("1B").leaves("---");
  }

  @Test
  void otherOutcomesOnThePitchAreLimited() {
    With steal = new With(Outcome.STOLEN_BASE, 1);
    given(topOf(1).runnersOn(1))
        .refuses(SINGLE.withOthers(List.of(steal)), VALIDATION, "ball in play");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.STRIKEOUT_OUT).withOthers(List.of(new With(Outcome.WALK, null))),
            VALIDATION,
            "does not go with another");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.STOLEN_BASE).withRunner(1).withOthers(List.of(steal)),
            VALIDATION,
            "named twice");
    given(topOf(1).runnersOn(1, 2))
        .refuses(
            Submission.of(Outcome.STOLEN_BASE).withRunner(1), VALIDATION, "Two runners on second");
  }

  @Test
  void deadBallAllowsNoOtherOutcome() {
    for (Outcome dead :
        List.of(Outcome.HIT_BY_PITCH, Outcome.CATCHER_INTERFERENCE, Outcome.BATTER_INTERFERENCE)) {
      for (With with :
          List.of(new With(Outcome.STOLEN_BASE, 2), new With(Outcome.WILD_PITCH, null))) {
        given(topOf(1).runnersOn(2))
            .refuses(Submission.of(dead).withOthers(List.of(with)), VALIDATION, "The ball is dead");
      }
    }
    given(topOf(1).runnersOn(2))
        .when(Submission.of(Outcome.CATCHER_INTERFERENCE).withAdvances(List.of(Advance.to(2, 3))))
        .leaves("1-3");
  }

  @Test
  void refusalNamesTheMissingField() {
    given(topOf(1))
        .refuses(
            Submission.of(Outcome.GROUNDBALL_C),
            HIT_LOCATION,
            "Outcome groundball_c requires hit_location");
    given(topOf(1).runnersOn(1))
        .refuses(Submission.of(Outcome.STOLEN_BASE), VALIDATION, "requires runner");
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.STOLEN_BASE).withRunner(3), VALIDATION, "no runner on base 3");
    given(topOf(1)).refuses(Submission.of(Outcome.FOUL_ERROR), VALIDATION, "requires errors");
    given(topOf(1).runnersOn(1))
        .refuses(Submission.of(Outcome.OTHER_ADVANCE), VALIDATION, "requires advances");
    given(topOf(1).runnersOn(2))
        .refuses(
            Submission.of(Outcome.FIELDERS_CHOICE, Position.SHORTSTOP),
            VALIDATION,
            "requires advances");
    given(topOf(1).outs(2).runnersOn(2))
        .refuses(Submission.of(Outcome.SAC_BUNT, Position.PITCHER), VALIDATION, "with two outs");
    given(topOf(1)).refuses(SINGLE.withRunner(1), VALIDATION, "takes no runner");
    given(topOf(1)).refuses(SINGLE.withBases(2), VALIDATION, "bases is for an error");
    given(topOf(1)).refuses(SINGLE.withResult(Outcome.DOUBLE), VALIDATION, "Only x_check");
  }

  @Test
  void fieldingCheckNeedsAResult() {
    Submission check = Submission.of(Outcome.X_CHECK, Position.SHORTSTOP);
    given(topOf(1)).refuses(check, VALIDATION, "requires result");
    given(topOf(1)).refuses(check.withResult(Outcome.BALK), VALIDATION, "cannot result in balk");
    given(topOf(1).runnersOn(1))
        .when(check.withResult(Outcome.GROUNDBALL_A))
        .outs(2)
        .scoredAs("6-4-3");
    assertThat(given(topOf(1)).when(check.withResult(Outcome.SINGLE)).result.isHit()).isTrue();
  }

  @Test
  void refusalSaysWhichRunnerToName() {
    given(topOf(1).outs(1).runnersOn(1, 2))
        .refuses(
            grounder(Outcome.GROUNDBALL_A, Position.THIRD_BASE, Advance.out(2, 3)),
            ADVANCES,
            "more than three outs: say in advances where the runner on first and the batter ended");
    given(topOf(1).runnersOn(1))
        .refuses(single(Advance.to(1, 1)), ADVANCES, "say in advances where the batter ended");
    given(topOf(1).runnersOn(1, 2))
        .refuses(
            Submission.of(Outcome.STOLEN_BASE).withRunner(1),
            VALIDATION,
            "Two runners on second: say in advances where the runner on first and the runner on"
                + " second ended");
    given(topOf(1).runnersOn(1, 2))
        .refuses(
            Submission.of(Outcome.DOUBLE).withAdvances(List.of(Advance.to(1, 2))),
            ADVANCES,
            "The runner on first is in the way of the batter");
  }

  @Test
  void theBatterIsOutOnStrikesWithFirstOccupiedAndFewerThanTwoOuts() {
    for (String bases : List.of("1--", "12-", "1-3", "123")) {
      given(topOf(1).outs(1).runnersOn(bases))
          .refuses(Submission.of(Outcome.STRIKEOUT_REACHED), VALIDATION, "first occupied");
      given(topOf(1).outs(2).runnersOn(bases)).when(Outcome.STRIKEOUT_REACHED).outs(0);
    }
    given(topOf(1).outs(1).runnersOn(2)).when(Outcome.STRIKEOUT_REACHED).leaves("12-");
  }

  @Test
  void runnerForcedByAWalkIsNotCaught() {
    for (Outcome walk : List.of(Outcome.WALK, Outcome.INTENTIONAL_WALK)) {
      for (Outcome caught : List.of(Outcome.CAUGHT_STEALING, Outcome.PICK_OFF)) {
        given(topOf(1).runnersOn(1, 2))
            .refuses(
                Submission.of(walk).withOthers(List.of(new With(caught, 2))),
                VALIDATION,
                "The runner on second is forced");
        given(topOf(1).runnersOn(2))
            .when(Submission.of(walk).withOthers(List.of(new With(caught, 2))))
            .outs(1);
      }
    }
    given(topOf(1).outs(2).runnersOn(1))
        .refuses(
            Submission.of(Outcome.STRIKEOUT_REACHED)
                .withOthers(List.of(new With(Outcome.CAUGHT_STEALING, 1))),
            VALIDATION,
            "is forced");
  }

  /** A forced runner reaches the awarded base: an out is possible only beyond it. */
  @Test
  void runnerForcedByAFreePassIsNotOutAtTheBaseGiven() {
    for (Outcome pass :
        List.of(
            Outcome.WALK,
            Outcome.INTENTIONAL_WALK,
            Outcome.HIT_BY_PITCH,
            Outcome.CATCHER_INTERFERENCE)) {
      Submission given = Submission.of(pass);
      for (int outs : List.of(0, 2)) {
        given(topOf(1).outs(outs).runnersOn(1, 3))
            .refuses(
                given.withAdvances(List.of(Advance.to(3, 4), Advance.out(1, 2))),
                ADVANCES,
                "The runner on first is given the next base by a " + pass.code());
      }
      given(topOf(1).runnersOn(1, 2, 3))
          .refuses(
              given.withAdvances(List.of(Advance.out(3, 4))),
              ADVANCES,
              "The runner on third is given");
      given(topOf(1).runnersOn(1))
          .refuses(
              given.withAdvances(List.of(Advance.out(1, 1))), ADVANCES, "is given the next base");
      given(topOf(1).outs(2).runnersOn(1, 2, 3))
          .when(
              given.withAdvances(List.of(Advance.to(3, 4), Advance.out(1, 2).withHow(How.TOUCHED))))
          .runs(1);
      given(topOf(1).outs(2).runnersOn(1, 2, 3))
          .when(given.withAdvances(List.of(Advance.to(3, 4), Advance.out(2, 4))))
          .runs(1)
          .outs(1);
      given(topOf(1).runnersOn(2)).when(given.withAdvances(List.of(Advance.out(2, 3)))).outs(1);
    }
  }

  @Test
  void balkAllowsNoOutAtTheNextBase() {
    Submission balk = Submission.of(Outcome.BALK);
    given(topOf(1).runnersOn(2))
        .refuses(
            balk.withAdvances(List.of(Advance.out(2, 3))),
            ADVANCES,
            "The runner on second is given the next base by a balk");
    given(topOf(1).runnersOn(1)).when(balk.withAdvances(List.of(Advance.out(1, 3)))).outs(1);
    for (Outcome caught : List.of(Outcome.CAUGHT_STEALING, Outcome.PICK_OFF)) {
      given(topOf(1).runnersOn(1))
          .refuses(
              balk.withOthers(List.of(new With(caught, 1))),
              VALIDATION,
              "A balk gives every runner");
      given(topOf(1).runnersOn(1))
          .refuses(
              Submission.of(caught).withRunner(1).withOthers(List.of(new With(Outcome.BALK, null))),
              VALIDATION,
              "A balk gives every runner");
    }
    given(topOf(1).runnersOn(1))
        .refuses(
            Submission.of(Outcome.STOLEN_BASE)
                .withRunner(1)
                .withOthers(List.of(new With(Outcome.BALK, null)))
                .withAdvances(List.of(Advance.out(1, 2))),
            ADVANCES,
            "by a balk");
  }

  @Test
  void caughtRunnerIsOutWithoutAnError() {
    for (Outcome caught : List.of(Outcome.CAUGHT_STEALING, Outcome.PICK_OFF)) {
      for (Advance safe : List.of(Advance.to(1, 1), Advance.to(1, 2))) {
        given(topOf(1).runnersOn(1))
            .refuses(
                Submission.of(caught).withRunner(1).withAdvances(List.of(safe)),
                ADVANCES,
                "The runner on first is out, unless errors");
        given(topOf(1).runnersOn(1))
            .refuses(
                Submission.of(Outcome.STRIKEOUT_OUT)
                    .withOthers(List.of(new With(caught, 1)))
                    .withAdvances(List.of(safe)),
                ADVANCES,
                "The runner on first is out, unless errors");
        given(topOf(1).runnersOn(1))
            .when(
                Submission.of(caught)
                    .withRunner(1)
                    .withAdvances(List.of(safe))
                    .withErrors(List.of(Position.FIRST_BASE)))
            .outs(0);
      }
    }
  }
}
