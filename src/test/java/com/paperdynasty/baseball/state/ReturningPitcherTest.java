package com.paperdynasty.baseball.state;

import static com.paperdynasty.baseball.PlayAssert.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.OfficialScorer;
import com.paperdynasty.baseball.rules.Substitutions;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pitchers who go into the field and come back to the mound, in games without a designated hitter.
 * Each appearance is judged by itself: its lead, its runners, its outs (official rules, 9.17(c) and
 * 9.19(d), which speak of the appearance and of how the pitcher enters; MLB's glossary, "Hold" and
 * "Blown Save"). The visitors take the lead, and their pitchers are the subject.
 */
class ReturningPitcherTest {
  private BallGame game = start();

  private static BallGame start() {
    League league = SampleLeagues.sba().with(new GameOptions(null, false, null, null));
    return BallGame.start(
        league, SampleLineups.lineup(Side.AWAY, false), SampleLineups.lineup(Side.HOME, false));
  }

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void homeRuns(int count) {
    for (int i = 0; i < count; i++) {
      play(Outcome.HOMERUN);
    }
  }

  private void strikeOut(int batters) {
    for (int i = 0; i < batters; i++) {
      play(Outcome.STRIKEOUT_OUT);
    }
  }

  private void out(int halves) {
    strikeOut(3 * halves);
  }

  /** One player pitches, and another, who may have pitched before, plays left field. */
  private void swap(String pitches, String plays) {
    game = ((LineupRuling.Made) swapped(pitches, plays)).game();
  }

  private LineupRuling swapped(String pitches, String plays) {
    return Substitutions.apply(
        game, Side.AWAY, List.of(to(pitches, Position.PITCHER), to(plays, Position.LEFT_FIELD)));
  }

  /** A player keeps their slot; the first new pitcher takes the old one's, others the seventh. */
  private LineupChange to(String id, Position position) {
    Slot has = game.away().slotOf(id);
    int order = has == null ? (id.equals("a2") ? 9 : 7) : has.order();
    return new LineupChange(order, new Player(id, id), position, false);
  }

  private void records(String holds, String blown, String save) {
    assertThat(String.join(" ", PitcherDecisions.holds(game))).as("holds").isEqualTo(holds);
    assertThat(String.join(" ", PitcherDecisions.blownSaves(game))).as("blown").isEqualTo(blown);
    assertThat(PitcherDecisions.of(game).save()).as("save").isEqualTo(save);
  }

  private void inherited(Object... lines) {
    assertThat(game.book().away().pitching())
        .extracting(
            line -> line.player().id(),
            line -> line.statLine().get(Stat.INHERITED_RUNNERS),
            line -> line.statLine().get(Stat.INHERITED_SCORED))
        .isEqualTo(List.of(lines));
  }

  /** The second time the pitcher comes in with the score tied, and the game is lost then. */
  @Test
  void earlierHoldIsKept() {
    homeRuns(1);
    out(13);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    homeRuns(1);
    swap("a2", "a3");
    strikeOut(2);
    out(1);
    swap("a4", "a2");
    homeRuns(1);
    out(2);
    records("a2", "a3", null);
  }

  @Test
  void outsOfALaterAppearanceMakeNoHoldOfOneWithoutAnOut() {
    homeRuns(1);
    out(13);
    swap("a2", "left");
    play(Outcome.WALK);
    swap("a3", "a2");
    homeRuns(1);
    swap("a2", "a3");
    out(2);
    swap("a4", "a2");
    out(2);
    records("", "a3", null);
  }

  @Test
  void outsOfAnEarlierAppearanceMakeNoHoldOfOneWithoutAnOut() {
    homeRuns(4);
    out(13);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    play(Outcome.WALK, Outcome.WALK);
    swap("a2", "a3");
    play(Outcome.WALK);
    swap("a4", "a2");
    strikeOut(2);
    out(4);
    records("", "", "a4");
  }

  @Test
  void inningOfAnEarlierAppearanceMakesNoSaveWithoutTheTyingRunNear() {
    homeRuns(3);
    out(13);
    swap("a2", "left");
    out(2);
    swap("a3", "a2");
    out(2);
    strikeOut(2);
    swap("a2", "a3");
    strikeOut(1);
    records("a2 a3", "", null);
  }

  @Test
  void threeInningsInTwoAppearancesAreNoSave() {
    homeRuns(9);
    out(11);
    swap("a2", "left");
    out(4);
    swap("a3", "a2");
    out(2);
    swap("a2", "a3");
    out(1);
    records("", "", null);
  }

  @Test
  void savingPitcherHasNoHoldForAnEarlierAppearance() {
    homeRuns(3);
    out(13);
    swap("a2", "left");
    out(2);
    swap("a3", "a2");
    out(2);
    swap("a2", "a3");
    out(1);
    records("a3", "", "a2");
  }

  @Test
  void holdAndThenABlownSave() {
    homeRuns(2);
    out(13);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    strikeOut(1);
    swap("a2", "a3");
    homeRuns(2);
    strikeOut(1);
    out(1);
    swap("a4", "a2");
    homeRuns(1);
    out(2);
    records("a2 a3", "a2", null);
  }

  @Test
  void blownSaveAndThenAHold() {
    homeRuns(1);
    out(13);
    swap("a2", "left");
    homeRuns(1);
    swap("a3", "a2");
    out(1);
    homeRuns(1);
    out(1);
    swap("a2", "a3");
    out(2);
    swap("a4", "a2");
    out(1);
    records("a2", "a2", "a4");
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("a3");
  }

  @Test
  void finishingALostGameTakesNoEarlierHold() {
    homeRuns(1);
    out(13);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    homeRuns(1);
    strikeOut(2);
    out(1);
    swap("a2", "a3");
    homeRuns(1);
    out(2);
    records("a2", "a3", null);
    assertThat(PitcherDecisions.of(game).losingPitcher()).isEqualTo("a2");
  }

  /** 9.19(a): who came back and never pitched again did not finish the game. */
  @Test
  void gameIsFinishedByTheLastWhoPitched() {
    homeRuns(1);
    out(13);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    strikeOut(1);
    swap("a2", "a3");
    BallGame before = game;
    game = Innings.called(before);
    records("a2", "", "a3");

    game = before;
    play(Outcome.WALK);
    strikeOut(1);
    out(1);
    swap("a4", "a2");
    game = Innings.called(game);
    records("a3", "", "a2");
  }

  /** 9.17(c): who pitched after the brief appearance succeeds it, also when they entered before. */
  @Test
  void scorerMayNameAPitcherWhoReturnedAfterTheReliever() {
    homeRuns(1);
    out(13);
    swap("a2", "left");
    out(2);
    swap("a3", "a2");
    homeRuns(1);
    out(1);
    homeRuns(1);
    out(1);
    swap("a2", "a3");
    out(1);
    assertThat(PitcherDecisions.choice(game)).containsExactly("a3", "a2");
    game = ((LineupRuling.Made) OfficialScorer.nameWinner(game, "a2")).game();
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("a2");
    records("", "a3", null);
  }

  /** 9.17(c): brief is the appearance, not the pitcher's whole day. */
  @Test
  void reliefIsBriefByTheAppearanceOfRecord() {
    homeRuns(1);
    out(11);
    swap("a2", "left");
    out(6);
    swap("a3", "a2");
    strikeOut(1);
    swap("a2", "a3");
    homeRuns(1);
    strikeOut(2);
    homeRuns(1);
    out(1);
    swap("a4", "a2");
    out(1);
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("a2");
    assertThat(PitcherDecisions.choice(game)).containsExactly("a2", "a4");
  }

  /** 9.17(b): who was listed and relieves later is no starter. */
  @Test
  void firstWhoPitchedIsTheStarter() {
    homeRuns(1);
    swap("b2", "away-10");
    out(13);
    swap("away-10", "b2");
    out(5);
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("b2");
    assertThat(PitcherDecisions.of(game).save()).isEqualTo("away-10");
  }

  /** 5.10(g): the same holds for each time on the mound. */
  @Test
  void pitcherWhoReturnsFacesABatterToo() {
    out(1);
    strikeOut(1);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    play(Outcome.WALK);
    swap("a2", "a3");
    assertThat(swapped("a3", "a2"))
        .isInstanceOfSatisfying(
            LineupRuling.Rejected.class,
            rejected -> assertThat(rejected.violation().reason()).contains("must face a batter"));
  }

  /** MLB glossary, "Inherited Runner": on base when another reliever enters, charged to another. */
  @Test
  void ownRunnerIsNotInherited() {
    out(3);
    swap("a2", "left");
    play(Outcome.WALK);
    swap("a3", "a2");
    play(Outcome.WALK);
    swap("a2", "a3");
    play(Outcome.TRIPLE);
    inherited(tuple("away-10", 0, 0), tuple("a2", 1, 1), tuple("a3", 1, 0));
  }

  @Test
  void runnerIsInheritedOnceHoweverOftenThePitcherReturns() {
    out(1);
    play(Outcome.WALK);
    swap("a2", "left");
    strikeOut(1);
    swap("a3", "a2");
    play(Outcome.WALK);
    swap("a2", "a3");
    inherited(tuple("away-10", 0, 0), tuple("a2", 2, 0), tuple("a3", 1, 0));
    play(Outcome.TRIPLE);
    inherited(tuple("away-10", 0, 0), tuple("a2", 2, 2), tuple("a3", 1, 0));
  }

  /** 9.16(g): who is safe on a force takes the charge of the runner who is out. */
  @Test
  void batterWhoTakesTheChargeOfAnInheritedRunnerIsNotInheritedAgain() {
    out(1);
    play(Outcome.WALK);
    swap("a2", "left");
    game = given(game).when(Outcome.GROUNDBALL_B, Position.SHORTSTOP).after;
    swap("a3", "a2");
    strikeOut(1);
    swap("a2", "a3");
    homeRuns(1);
    inherited(tuple("away-10", 0, 0), tuple("a2", 1, 1), tuple("a3", 1, 0));
  }
}
