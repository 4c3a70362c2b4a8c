package com.paperdynasty.baseball.state;

import static com.paperdynasty.baseball.PlayAssert.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Substitutions;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Inherited runners, holds and blown saves, worked by hand; each case names its source. Numbers are
 * those of the official rules. The first cases are the examples of 9.16(g), in their order, with
 * the runs that the rule charges to P1, P2 and P3. No rule defines holds and blown saves: the
 * others follow the usual definitions, MLB's glossary.
 */
class ReliefTest {
  private static final String P2 = "p2";
  private static final String P3 = "p3";

  private BallGame game = start(SampleLeagues.sba());

  private static BallGame start(League league) {
    return BallGame.start(
        league,
        SampleLineups.lineup(Side.AWAY, league.dh()),
        SampleLineups.lineup(Side.HOME, league.dh()));
  }

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void ground(Outcome letter) {
    game = given(game).when(letter, Position.SHORTSTOP).after;
  }

  private void choice(Advance... advances) {
    game =
        given(game)
            .when(
                Submission.of(Outcome.FIELDERS_CHOICE, Position.THIRD_BASE)
                    .withAdvances(List.of(advances)))
            .after;
  }

  private void out(int halves) {
    for (int i = 0; i < 3 * halves; i++) {
      play(Outcome.STRIKEOUT_OUT);
    }
  }

  private void relieve(Side side, String id) {
    relieve(side, id, id);
  }

  private void relieve(Side side, String id, String name) {
    LineupChange change = new LineupChange(0, new Player(id, name), Position.PITCHER, false);
    game = ((LineupRuling.Made) Substitutions.apply(game, side, List.of(change))).game();
  }

  private void relievers(String... lines) {
    assertThat(
            game.book().home().pitching().stream()
                .map(
                    line ->
                        line.player().id()
                            + " R "
                            + line.statLine().get(Stat.RUNS)
                            + " IR "
                            + line.statLine().get(Stat.INHERITED_RUNNERS)
                            + " IRS "
                            + line.statLine().get(Stat.INHERITED_SCORED)))
        .containsExactly(lines);
  }

  /** 9.16(g), comment, example 1. */
  @Test
  void inheritedRunnerWhoScoresCountsForTheRelieverOnTheMound() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    ground(Outcome.GROUNDBALL_C);
    play(Outcome.POPOUT, Outcome.SINGLE);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 0 IR 1 IRS 1");
  }

  /** 9.16(g), comment, example 2. */
  @Test
  void batterWhoForcesTheInheritedRunnerOutTakesTheRunnersPlace() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    ground(Outcome.GROUNDBALL_B);
    ground(Outcome.GROUNDBALL_C);
    play(Outcome.SINGLE);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 0 IR 1 IRS 1");
  }

  /** 9.16(g), comment, example 3. */
  @Test
  void inheritedRunnerOutAtHomeHandsTheChargeDown() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    play(Outcome.SINGLE_2);
    choice(Advance.out(3, 4), Advance.to(1, 2));
    play(Outcome.POPOUT, Outcome.SINGLE);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 0 IR 1 IRS 1");
  }

  /** 9.16(g), comment, example 4. */
  @Test
  void inheritedRunnerPickedOffIsGone() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    play(Outcome.WALK, Outcome.POPOUT);
    game = given(game).when(Submission.of(Outcome.PICK_OFF).withRunner(2)).after;
    play(Outcome.DOUBLE_3);
    relievers("home-10 R 0 IR 0 IRS 0", "p2 R 1 IR 1 IRS 0");
  }

  /** 9.16(g), comment, example 5. */
  @Test
  void twoForceOutsAndAHomeRunChargeEachPitcherWithOne() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    play(Outcome.WALK);
    relieve(Side.HOME, P3);
    choice(Advance.out(2, 3), Advance.to(1, 2));
    choice(Advance.out(2, 3), Advance.to(1, 2));
    play(Outcome.HOMERUN);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 1 IR 1 IRS 0", "p3 R 1 IR 2 IRS 2");
  }

  /** 9.16(g), comment, example 6. */
  @Test
  void forceAtHomeLeavesTheOthersCharged() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    play(Outcome.WALK);
    relieve(Side.HOME, P3);
    play(Outcome.SINGLE_1);
    choice(Advance.out(3, 4), Advance.to(2, 3), Advance.to(1, 2));
    play(Outcome.SINGLE);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 1 IR 1 IRS 0", "p3 R 0 IR 2 IRS 2");
  }

  /** 9.16(g), comment, example 7. */
  @Test
  void inheritedRunnerOutAtThirdOnAHitIsGone() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    game =
        given(game)
            .when(
                Submission.of(Outcome.SINGLE)
                    .withAdvances(List.of(Advance.out(1, 3), Advance.to(0, 2))))
            .after;
    play(Outcome.SINGLE);
    relievers("home-10 R 0 IR 0 IRS 0", "p2 R 1 IR 1 IRS 0");
  }

  /** 9.16(g): a run is charged to the pitcher who put the runner on, however many come after. */
  @Test
  void runnersAreInheritedAgainByEachReliever() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    play(Outcome.WALK);
    relieve(Side.HOME, P3);
    play(Outcome.TRIPLE);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 1 IR 1 IRS 0", "p3 R 0 IR 2 IRS 2");
  }

  /**
   * 7.01(b): the extra runner stands there before the half begins, so nobody inherits them then.
   */
  @Test
  void extraRunnerBelongsToTheRelieverWhoBeginsTheHalfAndIsInheritedLater() {
    game =
        start(SampleLeagues.sba().with(new GameOptions(1, null, new ExtraRunnerRule(2, 2), null)));
    out(2);
    relieve(Side.HOME, P2);
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.HOME, P3);
    play(Outcome.SINGLE);
    relievers("home-10 R 0 IR 0 IRS 0", "p2 R 1 IR 0 IRS 0", "p3 R 0 IR 1 IRS 1");
  }

  /** MLB glossary, "Hold": a save situation, an out, and the lead left to the next; 9.19(d). */
  @Test
  void holdNeedsAnOutASmallLeadAndANextPitcher() {
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(13);
    relieve(Side.AWAY, "a2");
    out(2);
    relieve(Side.AWAY, "a3");
    play(Outcome.WALK);
    relieve(Side.AWAY, "a4");
    out(2);
    relieve(Side.AWAY, "a5");
    out(1);
    records("a2 a4", "");
    assertThat(PitcherDecisions.of(game).save()).isEqualTo("a5");
  }

  /** 9.19(d)(2): the tying run on base, at bat or on deck. */
  @Test
  void leadOfFourIsASaveSituationOnlyWithTheTyingRunOnDeck() {
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(15);
    relieve(Side.AWAY, "a2");
    play(Outcome.STRIKEOUT_OUT, Outcome.WALK, Outcome.WALK);
    relieve(Side.AWAY, "a3");
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    out(1);
    relieve(Side.AWAY, "a4");
    out(1);
    records("a3", "");
  }

  /** 9.19(d)(1): a lead of three counts with an inning to pitch only. */
  @Test
  void leadOfThreeWithLessThanAnInningLeftIsNoSaveSituation() {
    play(Outcome.HOMERUN, Outcome.HOMERUN, Outcome.HOMERUN);
    out(17);
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.AWAY, "a2");
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.AWAY, "a3");
    play(Outcome.STRIKEOUT_OUT);
    records("", "");
  }

  /** MLB glossary, "Blown Save": the tying run; and 9.17(a), the win for the pitcher of record. */
  @Test
  void tyingRunBlowsTheSaveEvenIfTheGameIsWon() {
    play(Outcome.HOMERUN);
    out(15);
    relieve(Side.AWAY, "a2");
    play(Outcome.HOMERUN);
    out(1);
    play(Outcome.HOMERUN);
    out(2);
    records("", "a2");
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("a2");
  }

  /**
   * MLB glossary, "Hold": the lead was kept; what the next pitcher does with it counts for them.
   */
  @Test
  void leadKeptByOneRunIsAHoldWhateverComesLater() {
    play(Outcome.HOMERUN, Outcome.HOMERUN);
    out(13);
    relieve(Side.AWAY, "a2");
    play(Outcome.HOMERUN);
    out(2);
    relieve(Side.AWAY, "a3");
    play(Outcome.HOMERUN, Outcome.HOMERUN);
    out(2);
    records("a2", "a3");
    assertThat(PitcherDecisions.of(game).losingPitcher()).isEqualTo("a3");
  }

  /**
   * MLB glossary, "Hold"; 9.17(d), the loss for the pitcher who is charged with the go-ahead run.
   */
  @Test
  void relieverCanHaveAHoldAndTheLoss() {
    play(Outcome.HOMERUN);
    out(15);
    relieve(Side.AWAY, "a2");
    play(Outcome.STRIKEOUT_OUT, Outcome.WALK, Outcome.WALK);
    relieve(Side.AWAY, "a3");
    play(Outcome.TRIPLE, Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    out(1);
    records("a2", "a3");
    assertThat(PitcherDecisions.of(game).losingPitcher()).isEqualTo("a2");
  }

  /** MLB glossary, "Blown Save": an inherited runner who ties the game counts too. */
  @Test
  void inheritedRunnerWhoTiesTheGameBlowsTheSaveOfThePitcherOnTheMound() {
    play(Outcome.HOMERUN);
    out(15);
    play(Outcome.TRIPLE);
    relieve(Side.AWAY, "a2");
    game = given(game).when(Outcome.FLYOUT_B, Position.CENTER_FIELD).after;
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    play(Outcome.HOMERUN);
    out(2);
    records("", "a2");
  }

  /** MLB glossary, "Blown Save": the pitcher must enter in a save situation. */
  @Test
  void leadMadeAndLostInTheSameAppearanceIsNoBlownSave() {
    out(15);
    relieve(Side.AWAY, "a2");
    out(1);
    play(Outcome.HOMERUN);
    out(1);
    play(Outcome.HOMERUN, Outcome.HOMERUN);
    records("", "");
  }

  /** MLB glossary, "Hold": a pitcher cannot have a hold and the win. */
  @Test
  void winningPitcherHasNoHold() {
    play(Outcome.HOMERUN);
    out(5);
    relieve(Side.AWAY, "a2");
    out(8);
    relieve(Side.AWAY, "a3");
    out(5);
    assertThat(PitcherDecisions.of(game).winningPitcher()).isEqualTo("a2");
    records("", "");
  }

  /** 9.03(e): the records of a called game count if it is a regulation game. */
  @Test
  void nothingIsDecidedBeforeTheEndNorInACalledGameThatIsNoRegulationGame() {
    play(Outcome.HOMERUN);
    out(5);
    relieve(Side.AWAY, "a2");
    play(Outcome.HOMERUN);
    records("", "");
    game = Innings.called(game);
    records("", "");
  }

  /** 9.03(e), and MLB glossary, "Hold". */
  @Test
  void calledRegulationGameHasItsHolds() {
    play(Outcome.HOMERUN);
    out(11);
    relieve(Side.AWAY, "a2");
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.AWAY, "a3");
    play(Outcome.STRIKEOUT_OUT);
    game = Innings.called(game);
    records("a2", "");
  }

  /** 9.19(a): the save is for the finishing pitcher, who has pitched. */
  @Test
  void relieverWhoNeverPitchedDoesNotFinishTheGame() {
    play(Outcome.HOMERUN);
    out(17);
    relieve(Side.AWAY, "a2");
    play(Outcome.STRIKEOUT_OUT, Outcome.STRIKEOUT_OUT);
    relieve(Side.AWAY, "a3");
    game = Innings.called(game);
    records("", "");
    assertThat(PitcherDecisions.of(game).save()).isEqualTo("a2");
  }

  /** The visitors' pitcher who throws the first pitch starts, also where another was listed. */
  @Test
  void pitcherWhoThrowsTheFirstPitchHasNeitherHoldNorBlownSave() {
    play(Outcome.HOMERUN);
    relieve(Side.AWAY, "a2");
    out(7);
    relieve(Side.AWAY, "a3");
    out(11);
    records("", "");

    game = start(SampleLeagues.sba());
    play(Outcome.HOMERUN);
    relieve(Side.AWAY, "a2");
    out(1);
    play(Outcome.HOMERUN);
    out(1);
    play(Outcome.HOMERUN);
    out(16);
    records("", "");
  }

  /** A corrected spelling is nobody's entrance. */
  @Test
  void pitcherWhoseNameIsCorrectedInheritsNobodyAgain() {
    play(Outcome.WALK);
    relieve(Side.HOME, P2);
    play(Outcome.STRIKEOUT_OUT);
    relieve(Side.HOME, P2, "P. Two");
    play(Outcome.HOMERUN);
    relievers("home-10 R 1 IR 0 IRS 0", "p2 R 1 IR 1 IRS 1");
    assertThat(game.book().home().pitcherOfRecord().player().name()).isEqualTo("P. Two");
  }

  /** Nor is it a starter's, who holds no lead. */
  @Test
  void starterWhoseNameIsCorrectedHasNoHold() {
    play(Outcome.HOMERUN, Outcome.HOMERUN);
    out(13);
    relieve(Side.AWAY, "away-10", "Another Spelling");
    out(2);
    relieve(Side.AWAY, "a3");
    out(3);
    records("", "");
  }

  private void records(String holds, String blown) {
    assertThat(String.join(" ", PitcherDecisions.holds(game))).as("holds").isEqualTo(holds);
    assertThat(String.join(" ", PitcherDecisions.blownSaves(game))).as("blown").isEqualTo(blown);
  }
}
