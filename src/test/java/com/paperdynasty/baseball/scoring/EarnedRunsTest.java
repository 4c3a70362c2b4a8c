package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The half reconstructed without errors and passed balls (official rules, 9.16). */
class EarnedRunsTest {
  private static final Submission ERROR =
      Submission.of(Outcome.REACHED_ON_ERROR, Position.SHORTSTOP);

  private BallGame game = topOf(1).game();

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void play(Submission submission) {
    game = given(game).when(submission).after;
  }

  private static Submission submission(Outcome outcome, Advance... advances) {
    return Submission.of(outcome).withAdvances(List.of(advances));
  }

  private void relieve(String id) {
    LineupChange lineupChange = new LineupChange(0, new Player(id, id), Position.PITCHER, true);
    game = ((LineupRuling.Made) Substitutions.apply(game, Side.HOME, List.of(lineupChange))).game();
  }

  private void charged(String pitcher, int runs, int earned) {
    StatLine statLine =
        game.book().home().pitching().stream()
            .filter(line -> line.player().id().equals(pitcher))
            .findFirst()
            .orElseThrow()
            .statLine();
    assertThat("R " + statLine.get(Stat.RUNS) + " ER " + statLine.get(Stat.EARNED_RUNS))
        .isEqualTo("R " + runs + " ER " + earned);
  }

  @Test
  void passedBallMadeHarmlessByALaterHitLeavesRunsEarned() {
    play(Outcome.SINGLE, Outcome.PASSED_BALL, Outcome.HOMERUN);
    charged("home-10", 2, 2);
  }

  @Test
  void pickoffErrorMadeHarmlessByALaterHitLeavesRunsEarned() {
    play(Outcome.SINGLE);
    play(Submission.of(Outcome.PICKOFF_ERROR).withRunner(1));
    play(Outcome.TRIPLE);
    charged("home-10", 1, 1);
  }

  @Test
  void aRunThatAPassedBallLetInIsEarnedOnceAHitWouldHaveBroughtItHome() {
    play(Outcome.TRIPLE, Outcome.PASSED_BALL);
    charged("home-10", 1, 0);
    BallGame scored = game;
    play(Outcome.STRIKEOUT_OUT, Outcome.SINGLE);
    charged("home-10", 1, 1);
    game = scored;
    play(Outcome.WALK, Outcome.WALK);
    charged("home-10", 1, 0);
    play(Outcome.STRIKEOUT_OUT, Outcome.WALK);
    charged("home-10", 1, 1);
    game = scored;
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    charged("home-10", 1, 0);
  }

  @Test
  void batterWhoReachedOnAnErrorNeverScoresEarned() {
    play(ERROR);
    play(Outcome.PASSED_BALL, Outcome.HOMERUN, Outcome.HOMERUN);
    charged("home-10", 3, 2);
  }

  @Test
  void relieverDoesNotBenefitFromEarlierErrors() {
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    play(ERROR);
    relieve("r1");
    play(Outcome.HOMERUN);
    charged("r1", 1, 1);
    charged("home-10", 1, 0);
  }

  @Test
  void relieverBenefitsFromErrorsWhilePitching() {
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.WALK, Outcome.WALK);
    relieve("r1");
    play(ERROR);
    play(Outcome.HOMERUN);
    charged("home-10", 2, 0);
    charged("r1", 2, 0);
  }

  @Test
  void halfIsReconstructedForEachPitcherFromEntry() {
    play(Outcome.WALK);
    play(ERROR);
    relieve("r1");
    play(Outcome.HOMERUN, Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    play(ERROR);
    play(Outcome.HOMERUN);
    charged("home-10", 2, 1);
    charged("r1", 3, 1);
  }

  @Test
  void relieverDoesNotBenefitFromAnEarlierFoulError() {
    play(Submission.of(Outcome.FOUL_ERROR).withErrors(List.of(Position.CATCHER)));
    relieve("r1");
    play(Outcome.HOMERUN);
    charged("r1", 1, 1);
  }

  @Test
  void hitOfASparedBatterDrivesInNoEarnedRun() {
    play(Outcome.SINGLE);
    play(Submission.of(Outcome.FOUL_ERROR).withErrors(List.of(Position.CATCHER)));
    play(Outcome.HOMERUN);
    charged("home-10", 2, 0);
    play(Outcome.HOMERUN);
    charged("home-10", 3, 2);
  }

  @Test
  void interferenceIsNoMissedOutButItsRunIsUnearned() {
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.CATCHER_INTERFERENCE);
    play(Outcome.HOMERUN);
    charged("home-10", 2, 1);
  }

  @Test
  void batterSafeOnAChoiceReplacesARunnerWhoReachedOnAnError() {
    play(ERROR);
    play(Submission.of(Outcome.GROUNDBALL_B, Position.SHORTSTOP));
    play(Outcome.HOMERUN);
    charged("home-10", 2, 1);
    play(Outcome.STRIKEOUT_OUT, Outcome.HOMERUN);
    charged("home-10", 3, 1);
  }

  @Test
  void aThirdStrikeThatGotAwayIsAnOutAfterAPassedBallAndNoneAfterAWildPitch() {
    BallGame start = game;
    Submission strike = Submission.of(Outcome.STRIKEOUT_REACHED);
    play(strike.withOthers(List.of(new Submission.With(Outcome.PASSED_BALL, null))));
    play(Outcome.HOMERUN);
    charged("home-10", 2, 1);
    game = start;
    play(strike.withOthers(List.of(new Submission.With(Outcome.WILD_PITCH, null))));
    play(Outcome.HOMERUN);
    charged("home-10", 2, 2);
  }

  @Test
  void advancesBeforeTheErrorInARundownStand() {
    Submission caught =
        Submission.of(Outcome.CAUGHT_STEALING)
            .withRunner(1)
            .withErrors(List.of(Position.SHORTSTOP));
    BallGame rundown = topOf(1).outs(2).runnersOn(1, 3).game();
    game = rundown;
    play(caught.withAdvances(List.of(Advance.to(3, 4), Advance.to(1, 2))));
    charged("home-10", 1, 1);
    game = rundown;
    play(caught.withAdvances(List.of(Advance.to(1, 2), Advance.to(3, 4))));
    charged("home-10", 1, 0);
  }

  @Test
  void basesGivenByAnErrorOnAHitAreMadeUpByLaterHits() {
    play(submission(Outcome.SINGLE, Advance.to(0, 2)).withErrors(List.of(Position.RIGHT_FIELD)));
    play(submission(Outcome.SINGLE, Advance.to(2, 4)));
    charged("home-10", 1, 0);
    play(Outcome.SINGLE);
    charged("home-10", 1, 1);
  }

  @Test
  void aRunOnAnOutThatWasTheThirdButForAnErrorIsUnearned() {
    play(ERROR);
    play(Outcome.STRIKEOUT_OUT, Outcome.TRIPLE);
    play(Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD));
    charged("home-10", 2, 0);
  }

  @Test
  void runsBeforeTheThirdOutOfACleanHalfAreEarned() {
    game = topOf(1).outs(1).runnersOn(2, 3).game();
    play(
        Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD)
            .withAdvances(List.of(Advance.to(3, 4), Advance.out(2, 3))));
    charged("home-10", 1, 1);
  }

  @Test
  void scorersMarkOverridesTheReconstructionForGood() {
    play(Outcome.TRIPLE);
    BallGame onThird = game;
    play(
        Submission.of(Outcome.PASSED_BALL)
            .withAdvances(List.of(new Advance(3, 4, false, null, false))));
    charged("home-10", 1, 1);
    play(Outcome.HOMERUN);
    charged("home-10", 2, 2);
    game = onThird;
    play(
        Submission.of(Outcome.PASSED_BALL)
            .withAdvances(List.of(new Advance(3, 4, false, null, true))));
    play(Outcome.HOMERUN);
    charged("home-10", 2, 1);
  }

  @Test
  void doubleDoesNotScoreARunnerFromFirstMovedUpByAPassedBall() {
    play(Outcome.WALK);
    play(Outcome.PASSED_BALL);
    play(submission(Outcome.DOUBLE, Advance.to(2, 4)));
    charged("home-10", 1, 0);
    play(Outcome.SINGLE);
    charged("home-10", 2, 2);
  }

  @Test
  void errorOnTheRelayLeavesTheRunWithThePitcherOfTheForcedRunner() {
    play(Outcome.WALK);
    relieve("r1");
    play(
        Submission.of(Outcome.GROUNDBALL_B, Position.FIRST_BASE)
            .withErrors(List.of(Position.SHORTSTOP))
            .withAdvances(List.of(Advance.out(1, 2), Advance.to(0, 2))));
    play(submission(Outcome.DOUBLE, Advance.to(2, 4)));
    charged("home-10", 1, 1);
    charged("r1", 0, 0);
    assertThat(game.book().lead().losing()).isEqualTo("home-10");
  }

  @Test
  void forceOutKeepsResponsiblePitchersInOrderForEveryOutcome() {
    Submission[] forces = {
      Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP)
          .withErrors(List.of(Position.FIRST_BASE))
          .withAdvances(List.of(Advance.out(1, 2), Advance.to(0, 1))),
      Submission.of(Outcome.FLYOUT_C, Position.RIGHT_FIELD)
          .withErrors(List.of(Position.RIGHT_FIELD))
          .withAdvances(List.of(Advance.out(1, 2), Advance.to(0, 1))),
      Submission.of(Outcome.FIELDERS_CHOICE, Position.THIRD_BASE),
      Submission.of(Outcome.SAC_BUNT, Position.PITCHER)
          .withAdvances(List.of(Advance.out(1, 2), Advance.to(0, 1))),
      ERROR.withAdvances(List.of(Advance.out(1, 2), Advance.to(0, 1)))
    };
    play(Outcome.WALK);
    relieve("r1");
    BallGame walked = game;
    for (Submission force : forces) {
      game = walked;
      play(force);
      play(Outcome.HOMERUN);
      charged("r1", 1, 1);
      assertThat(game.book().home().pitching().get(0).statLine().get(Stat.RUNS)).isEqualTo(1);
    }
  }

  @Test
  void responsiblePitchersKeepTheirOrderFromTheLeadRunner() {
    play(Outcome.WALK);
    relieve("r1");
    play(Outcome.WALK);
    relieve("r2");
    play(Submission.of(Outcome.FIELDERS_CHOICE, Position.THIRD_BASE));
    play(Submission.of(Outcome.FIELDERS_CHOICE, Position.THIRD_BASE));
    play(Outcome.HOMERUN);
    charged("home-10", 1, 1);
    charged("r1", 1, 1);
    charged("r2", 1, 1);
  }
}
