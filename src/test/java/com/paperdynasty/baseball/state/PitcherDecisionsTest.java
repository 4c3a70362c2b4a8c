package com.paperdynasty.baseball.state;

import static com.paperdynasty.baseball.PlayAssert.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.OfficialScorer;
import com.paperdynasty.baseball.rules.Substitutions;
import java.util.List;
import org.junit.jupiter.api.Test;

class PitcherDecisionsTest {
  private BallGame game =
      BallGame.start(
          SampleLeagues.sba(),
          SampleLineups.lineup(Side.AWAY, true),
          SampleLineups.lineup(Side.HOME, true));

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void out(int halves) {
    for (int i = 0; i < 3 * halves; i++) {
      play(Outcome.STRIKEOUT_OUT);
    }
  }

  private void relieve(Side side, String id) {
    LineupChange lineupChange = new LineupChange(0, new Player(id, id), Position.PITCHER, false);
    game = ((LineupRuling.Made) Substitutions.apply(game, side, List.of(lineupChange))).game();
  }

  @Test
  void theGoAheadRunDecidesWhoWinsAndLoses() {
    play(Outcome.HOMERUN);
    out(2);
    relieve(Side.HOME, "home-r");
    play(Outcome.HOMERUN);
    out(16);
    assertThat(game.isOver()).isTrue();
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-10", null));
  }

  @Test
  void tieTakesTheDecisionBack() {
    play(Outcome.HOMERUN);
    out(1);
    play(Outcome.HOMERUN);
    out(15);
    relieve(Side.HOME, "home-r");
    play(Outcome.HOMERUN);
    out(2);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-r", null));
  }

  @Test
  void closerWhoKeepsALeadOfThreeGetsASave() {
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(17);
    relieve(Side.AWAY, "away-r");
    out(1);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-10", "away-r"));
  }

  @Test
  void leadOfFourGivesASaveOnlyIfTheTyingRunIsNear() {
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(17);
    BallGame before = game;
    relieve(Side.AWAY, "away-r");
    out(1);
    assertThat(PitcherDecisions.of(game).save()).isNull();
    game = before;
    play(Outcome.WALK, Outcome.WALK);
    relieve(Side.AWAY, "away-r");
    out(1);
    assertThat(PitcherDecisions.of(game).save()).isEqualTo("away-r");
  }

  @Test
  void threeInningsGiveASaveAtAnyLead() {
    for (int i = 0; i < 9; i++) {
      play(Outcome.HOMERUN);
    }
    out(13);
    relieve(Side.AWAY, "away-r");
    out(5);
    assertThat(PitcherDecisions.of(game).save()).isEqualTo("away-r");
  }

  @Test
  void aStarterShortOfFiveInningsLeavesTheWinToAReliever() {
    play(Outcome.HOMERUN);
    out(7);
    relieve(Side.AWAY, "away-r1");
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.AWAY, "away-r2");
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    out(10);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-r2", "home-10", null));
    assertThat(PitcherDecisions.choice(game)).containsExactly("away-r1", "away-r2");

    LineupRuling named = OfficialScorer.nameWinner(game, "away-r1");
    BallGame after = ((LineupRuling.Made) named).game();
    assertThat(PitcherDecisions.of(after))
        .isEqualTo(new PitcherDecisions("away-r1", "home-10", "away-r2"));
    assertThat(PitcherDecisions.choice(after)).containsExactly("away-r1", "away-r2");
    assertThat(OfficialScorer.nameWinner(game, "away-10"))
        .isInstanceOf(LineupRuling.Rejected.class);
    assertThat(OfficialScorer.nameWinner(game, "home-10"))
        .isInstanceOf(LineupRuling.Rejected.class);
  }

  @Test
  void scorerMayDenyTheWinToARelieverWhoLostTheLeadInTwoOuts() {
    play(Outcome.HOMERUN);
    out(15);
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.AWAY, "away-r1");
    play(Outcome.HOMERUN, Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT, Outcome.HOMERUN);
    out(1);
    relieve(Side.AWAY, "away-r2");
    out(1);
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("away-r1");
    assertThat(PitcherDecisions.choice(game)).containsExactly("away-r1", "away-r2");

    BallGame after = ((LineupRuling.Made) OfficialScorer.nameWinner(game, "away-r2")).game();
    assertThat(PitcherDecisions.of(after))
        .isEqualTo(new PitcherDecisions("away-r2", "home-10", null));
  }

  @Test
  void winnerCannotBeNamedWhereTheRuleLeavesNoChoice() {
    play(Outcome.HOMERUN);
    assertThat(PitcherDecisions.of(game)).isEqualTo(PitcherDecisions.NONE);
    assertThat(OfficialScorer.nameWinner(game, "away-10"))
        .isInstanceOf(LineupRuling.Rejected.class);
    assertThat(PitcherDecisions.choice(game)).isEmpty();
    out(18);
    assertThat(PitcherDecisions.choice(game)).isEmpty();
    assertThat(OfficialScorer.nameWinner(game, "away-r")).isInstanceOf(LineupRuling.Rejected.class);
  }

  @Test
  void pitcherNamedWhileTheSideBatsHasNotPitchedYet() {
    out(12);
    relieve(Side.AWAY, "away-r");
    play(Outcome.HOMERUN);
    out(6);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-10", "away-r"));
  }

  @Test
  void saveDependsOnTheLeadWhenTheCloserTookTheField() {
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(16);
    relieve(Side.AWAY, "away-r");
    play(Outcome.HOMERUN, Outcome.HOMERUN);
    out(2);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-10", null));
  }

  @Test
  void pitcherReplacedBeforeTheSideTookTheFieldNeverPitched() {
    out(12);
    relieve(Side.AWAY, "away-r1");
    play(Outcome.HOMERUN);
    relieve(Side.AWAY, "away-r2");
    out(6);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-10", "home-10", "away-r2"));
    assertThat(game.book().away().pitching())
        .extracting(line -> line.player().id())
        .containsExactly("away-10", "away-r2");
  }

  @Test
  void listedStarterWhoNeverPitchedGetsNoDecision() {
    play(Outcome.HOMERUN);
    relieve(Side.AWAY, "away-r1");
    out(18);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-r1", "home-10", null));
  }

  @Test
  void figuresInTheRulesCommentDoNotLimitTheScorer() {
    out(14);
    relieve(Side.AWAY, "away-r1");
    out(1);
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(1);
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(1);
    relieve(Side.AWAY, "away-r2");
    out(1);
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("away-r1");
    assertThat(PitcherDecisions.choice(game)).containsExactly("away-r1", "away-r2");
    BallGame named = ((LineupRuling.Made) OfficialScorer.nameWinner(game, "away-r2")).game();
    assertThat(PitcherDecisions.of(named).winningPitcher()).isEqualTo("away-r2");
  }

  @Test
  void perfectRelieverKeepsTheWin() {
    out(14);
    out(1);
    relieve(Side.AWAY, "away-r1");
    out(1);
    play(Outcome.HOMERUN);
    out(1);
    relieve(Side.AWAY, "away-r2");
    out(1);
    assertThat(PitcherDecisions.of(game))
        .isEqualTo(new PitcherDecisions("away-r1", "home-10", "away-r2"));
    assertThat(PitcherDecisions.choice(game)).isEmpty();
    assertThat(OfficialScorer.nameWinner(game, "away-r2"))
        .isInstanceOf(LineupRuling.Rejected.class);
  }

  @Test
  void winOfAnIneffectiveRelieverGoesOnlyToLaterPitchers() {
    out(11);
    relieve(Side.AWAY, "away-r0");
    out(2);
    relieve(Side.AWAY, "away-r1");
    play(Outcome.HOMERUN);
    out(1);
    play(Outcome.HOMERUN, Outcome.HOMERUN);
    out(3);
    relieve(Side.AWAY, "away-r2");
    out(1);
    assertThat(PitcherDecisions.choice(game)).containsExactly("away-r1", "away-r2");
    assertThat(OfficialScorer.nameWinner(game, "away-r0"))
        .isInstanceOf(LineupRuling.Rejected.class);
  }
}
