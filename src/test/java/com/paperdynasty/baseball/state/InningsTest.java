package com.paperdynasty.baseball.state;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.model.Outcome.BP_HOMERUN;
import static com.paperdynasty.baseball.model.Outcome.DOUBLE;
import static com.paperdynasty.baseball.model.Outcome.GROUNDBALL_C;
import static com.paperdynasty.baseball.model.Outcome.HOMERUN;
import static com.paperdynasty.baseball.model.Outcome.SINGLE;
import static com.paperdynasty.baseball.model.Outcome.STRIKEOUT_OUT;
import static com.paperdynasty.baseball.model.Outcome.TRIPLE;
import static com.paperdynasty.baseball.model.Outcome.WALK;
import static com.paperdynasty.baseball.model.Outcome.WILD_PITCH;
import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.baseball.PlayAssert;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class InningsTest {
  private static final GameOptions RUNNER_ON_SECOND_FROM_THE_TENTH =
      new GameOptions(null, null, new ExtraRunnerRule(2, 10), null);
  private static final GameOptions TEN_RUNS_AFTER_SEVEN =
      new GameOptions(null, null, null, new MercyRule(10, 7));

  @Test
  void threeOutsBringTheOtherSideToBat() {
    BallGame after = given(topOf(1).outs(2).runnersOn(1, 2)).when(STRIKEOUT_OUT).after;
    assertThat(after.half()).isEqualTo(Half.BOTTOM);
    assertThat(after.outs()).isZero();
    assertThat(after.bases()).isEqualTo(Bases.EMPTY);
    assertThat(after.lineScore().home()).containsExactly(0);
    assertThat(after.next(Side.AWAY)).isEqualTo(6);
    assertThat(after.batter().order()).isEqualTo(5);
  }

  @Test
  void aRunnerWhoMakesTheThirdOutLeavesTheBatterToLeadOff() {
    BallGame after =
        given(topOf(1).outs(2).runnersOn(1))
            .when(Submission.of(Outcome.CAUGHT_STEALING).withRunner(1))
            .says("Hank Okafor caught stealing second")
            .after;
    assertThat(after.next(Side.AWAY)).isEqualTo(5);
  }

  @Test
  void homeTeamDoesNotBatWhenItLeadsAfterTheTopOfTheLastInning() {
    PlayAssert last = given(topOf(9).outs(2).score(1, 2)).when(STRIKEOUT_OUT);
    last.ends(GameEnd.Reason.HOME_NOT_NEEDED, Side.HOME);
    assertThat(last.after.lineScore().home()).hasSize(8);
  }

  @Test
  void visitorsWhoLeadStillPlayTheBottomOfTheLastInning() {
    given(topOf(9).outs(2).score(2, 1)).when(STRIKEOUT_OUT).goesOn();
    given(bottomOf(9).outs(2).score(2, 1))
        .when(STRIKEOUT_OUT)
        .ends(GameEnd.Reason.REGULATION, Side.AWAY);
  }

  @Test
  void aTieGoesOn() {
    PlayAssert tied = given(bottomOf(9).outs(2).score(2, 2)).when(STRIKEOUT_OUT).goesOn();
    assertThat(tied.after.inning()).isEqualTo(10);
    assertThat(tied.after.bases()).isEqualTo(Bases.EMPTY);
  }

  @Test
  void aWalkOffWinsByOne() {
    given(bottomOf(9).outs(2).runnersOn(1, 3).score(4, 4))
        .when(SINGLE)
        .ends(GameEnd.Reason.WALK_OFF, Side.HOME)
        .score(4, 5)
        .teamGets(Side.HOME, Stat.LEFT_ON_BASE, 2);
  }

  @Test
  void walkOffHitCountsForTheBasesThatTheWinningRunNeeded() {
    given(bottomOf(9).runnersOn(3).score(4, 4)).when(TRIPLE).runs(1).scoredAs("1B");
    given(bottomOf(9).runnersOn(2).score(4, 4)).when(TRIPLE).runs(1).scoredAs("2B");
    given(bottomOf(9).runnersOn(1).score(4, 4)).when(TRIPLE).runs(1).scoredAs("3B");
    given(bottomOf(9).runnersOn(1, 2, 3).score(5, 4)).when(TRIPLE).runs(2).scoredAs("2B");
    given(bottomOf(9).runnersOn(1, 2, 3).score(4, 4))
        .when(DOUBLE)
        .scoredAs("1B")
        .leaves("123")
        .score(4, 5);
  }

  @Test
  void aWalkOffHomeRunCountsWhole() {
    given(bottomOf(9).runnersOn(1, 2, 3).score(4, 4))
        .when(HOMERUN)
        .ends(GameEnd.Reason.WALK_OFF, Side.HOME)
        .score(4, 8)
        .scoredAs("HR")
        .says("Grand slam; Nico Farrow, Abe Castellane and Red Dunleavy score");
    given(bottomOf(11).score(4, 4)).when(BP_HOMERUN).score(4, 5);
  }

  @Test
  void aWalkOrAWildPitchWalksOffToo() {
    given(bottomOf(9).runnersOn(1, 2, 3).score(4, 4))
        .when(WALK)
        .ends(GameEnd.Reason.WALK_OFF, Side.HOME);
    given(bottomOf(9).runnersOn(2, 3).score(4, 4))
        .when(WILD_PITCH)
        .ends(GameEnd.Reason.WALK_OFF, Side.HOME)
        .runs(1);
  }

  @Test
  void anOutOnTheWinningRunStillCountsWhenItCameBefore() {
    given(bottomOf(9).runnersOn(3).score(4, 4))
        .when(GROUNDBALL_C, Position.SHORTSTOP)
        .ends(GameEnd.Reason.WALK_OFF, Side.HOME)
        .outs(1)
        .runs(1);
  }

  @Test
  void noPlayIsAcceptedAfterTheEnd() {
    BallGame over = given(bottomOf(9).score(4, 4)).when(HOMERUN).after;
    given(over).refuses(Submission.of(SINGLE), RuleViolation.VALIDATION, "over");
    PlayResult late = given(topOf(1)).when(SINGLE).result;
    assertThatThrownBy(() -> Innings.after(over, late)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void extraRunnerIsThePlayerBeforeTheLeadoffHitter() {
    League league = SampleLeagues.sba().with(RUNNER_ON_SECOND_FROM_THE_TENTH);
    BallGame tenth =
        given(bottomOf(9).in(league).outs(2).score(2, 2)).when(STRIKEOUT_OUT).goesOn().after;
    Runner runner = tenth.bases().second();
    assertThat(runner.order()).isEqualTo(4);
    assertThat(runner.placed()).isTrue();
    assertThat(tenth.bases().count()).isEqualTo(1);
    PlayAssert single = given(tenth).when(SINGLE).score(3, 2);
    assertThat(single.result.moves().get(0).earned()).isFalse();
    single.pitcherGets("R 1 H 1 BF 1");
  }

  @Test
  void mercyEndsALopsidedGameAtTheEndOfAnInning() {
    League league = SampleLeagues.sba().with(TEN_RUNS_AFTER_SEVEN);
    given(bottomOf(7).in(league).outs(2).score(10, 0))
        .when(STRIKEOUT_OUT)
        .ends(GameEnd.Reason.MERCY, Side.AWAY);
    given(topOf(7).in(league).outs(2).score(0, 10))
        .when(STRIKEOUT_OUT)
        .ends(GameEnd.Reason.MERCY, Side.HOME);
    given(bottomOf(6).in(league).outs(2).score(10, 0)).when(STRIKEOUT_OUT).goesOn();
    given(bottomOf(7).in(league).outs(2).score(9, 0)).when(STRIKEOUT_OUT).goesOn();
    given(topOf(7).in(league).outs(2).score(10, 0)).when(STRIKEOUT_OUT).goesOn();
  }

  @Test
  void gameMayHaveFewerInnings() {
    League three = SampleLeagues.sba().with(new GameOptions(3, null, null, null));
    given(bottomOf(3).in(three).outs(2).score(1, 0))
        .when(STRIKEOUT_OUT)
        .ends(GameEnd.Reason.REGULATION, Side.AWAY);
  }

  @Test
  void calledGameIsWonByTheSideAhead() {
    assertThat(Innings.called(topOf(5).score(3, 1).game()).gameEnd())
        .isEqualTo(new GameEnd(GameEnd.Reason.CALLED, Side.AWAY));
    BallGame tie = Innings.called(topOf(5).runnersOn(1, 2).score(1, 1).game());
    assertThat(tie.gameEnd()).isEqualTo(new GameEnd(GameEnd.Reason.CALLED, null));
    assertThat(tie.book().away().totals().get(Stat.LEFT_ON_BASE)).isEqualTo(2);
  }

  @Test
  void halfCalledBeforeItBeganHasNoCell() {
    BallGame called = Innings.called(bottomOf(6).score(1, 3).game());
    assertThat(called.lineScore().away()).hasSize(6);
    assertThat(called.lineScore().home()).hasSize(5);
    assertThat(Innings.called(bottomOf(6).outs(1).score(1, 3).game()).lineScore().home())
        .hasSize(6);
    BallGame foul =
        given(bottomOf(6).score(1, 3))
            .when(Submission.of(Outcome.FOUL_ERROR).withErrors(List.of(Position.CATCHER)))
            .after;
    assertThat(Innings.called(foul).lineScore().home()).as("a pitch was thrown").hasSize(6);
  }

  @Test
  void extraRunnerIsNotLeftOnBaseInAHalfThatIsNotPlayed() {
    League option =
        SampleLeagues.sba().with(new GameOptions(1, null, new ExtraRunnerRule(2, 2), null));
    BallGame game = topOf(1).in(option).game();
    for (int out = 0; out < 6; out++) {
      game = given(game).when(STRIKEOUT_OUT).after;
    }
    assertThat(game.bases().occupied(2)).isTrue();
    assertThat(Innings.called(game).lineScore().away()).hasSize(1);
    assertThat(Innings.called(game).book().away().totals().get(Stat.LEFT_ON_BASE)).isZero();
  }

  @Test
  void aWholeGameOfStrikeoutsAndOneHomeRun() {
    BallGame game = topOf(1).game();
    game = given(game).when(HOMERUN).after;
    for (int i = 0; i < 54; i++) {
      game = given(game).when(STRIKEOUT_OUT).after;
    }
    assertThat(game.gameEnd()).isEqualTo(new GameEnd(GameEnd.Reason.REGULATION, Side.AWAY));
    assertThat(game.lineScore().away()).isEqualTo(List.of(1, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(game.lineScore().home()).isEqualTo(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-10", null));
  }
}
