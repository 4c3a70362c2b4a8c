package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.submit;
import static com.paperdynasty.game.ReadyScenario.INFIELD_IN;
import static com.paperdynasty.game.ReadyScenario.OPEN;
import static com.paperdynasty.game.ReadyScenario.SEALED;
import static com.paperdynasty.game.ReadyScenario.STEAL;
import static com.paperdynasty.game.ReadyScenario.bothReady;
import static com.paperdynasty.game.ReadyScenario.extras;
import static com.paperdynasty.game.ReadyScenario.pinchHitter;
import static com.paperdynasty.game.ReadyScenario.ready;
import static com.paperdynasty.game.ReadyScenario.refusal;
import static com.paperdynasty.game.ReadyScenario.roll;
import static com.paperdynasty.game.ReadyScenario.rolled;
import static com.paperdynasty.game.ReadyScenario.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.cards.CalledPlays;
import com.paperdynasty.game.fairplay.ReadySide;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras.Plans;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.protocol.server.ReadyJson;
import com.paperdynasty.protocol.server.StateJson;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sides mean to do on a roll: given with their readiness, secret or not. */
class PlansTest {
  private static final Plan HOLD = new Plan.Fielding(new Defense(InfieldDepth.BACK, List.of(1)));
  private static final Plan BUNT = play(Plan.Play.SACRIFICE_BUNT);

  private static Plan play(Plan.Play play) {
    return new Plan.Offense(play, List.of());
  }

  private static Plan steal(Integer... bases) {
    return new Plan.Offense(Plan.Play.SWING_AWAY, List.of(bases));
  }

  /** A runner on first. */
  private static GameScenario onFirst(GameScenario game) {
    return rolled(game, null, null).when(ALICE, submit(Submission.of(Outcome.WALK)));
  }

  private static GameScenario sealed() {
    return onFirst(GameScenario.newGame(SEALED));
  }

  /** As a command of its own would; a secret one takes nothing back. */
  @Test
  void openDefenseTakesBackTheOtherSidesReadiness() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).when(BOB, ready(game, INFIELD_IN)).accepted();
    assertThat(state(game).away().isReady()).isFalse();
    assertThat(state(game).home().isReady()).isTrue();
    assertThat(refusal(game, BOB, roll(game))).isEqualTo("Waiting for Owls");
    game.when(ALICE, ready(game)).when(BOB, ready(game, INFIELD_IN)).accepted();
    assertThat(state(game).away().isReady()).as("the same again").isTrue();
    game.when(BOB, ready(game)).accepted();
    assertThat(state(game).away().isReady()).as("back as before").isFalse();

    GameScenario sealed = GameScenario.newGame(SEALED);
    sealed.when(ALICE, ready(sealed)).when(BOB, ready(sealed, INFIELD_IN)).accepted();
    assertThat(state(sealed).away().isReady()).isTrue();
  }

  /** Else one side could use up all answers of the other. */
  @Test
  void openDefenseIsOneOfTheChangesBeforeARoll() {
    GameScenario game = GameScenario.newGame(OPEN);
    for (int i = 0; i < ReadySide.MOST_TAKEN_BACK; i++) {
      game.when(ALICE, ready(game)).accepted();
      game.when(BOB, ready(game, i % 2 == 0 ? INFIELD_IN : null)).accepted();
    }
    game.when(ALICE, ready(game)).accepted();
    assertThat(refusal(game, BOB, ready(game, INFIELD_IN)))
        .isEqualTo("Too many changes before this roll");
    game.when(BOB, ready(game)).accepted();
    assertThat(state(game).away().isReady()).isTrue();
  }

  @Test
  void plansComeWithTheRoll() {
    GameScenario game = rolled(sealed(), STEAL, INFIELD_IN);

    assertThat(extras(game).plans())
        .isEqualTo(new Plans((Plan.Offense) STEAL, ((Plan.Fielding) INFIELD_IN).defense()));
    assertThat(game.state().game().defense().infield()).isEqualTo(InfieldDepth.IN);
  }

  @Test
  void whoSaysNothingSwingsAwayAndStaysInTheField() {
    GameScenario game = rolled(sealed(), null, INFIELD_IN);
    game.when(ALICE, submit(Submission.of(Outcome.WALK))).accepted();

    rolled(game, null, null);

    assertThat(extras(game).plans())
        .isEqualTo(new Plans(Plan.Offense.SWING_AWAY, new Defense(InfieldDepth.IN, List.of())));
  }

  @Test
  void offenseFallsBackAfterEveryRollAndDefenseAtTheEndOfTheHalf() {
    GameScenario game = rolled(sealed(), STEAL, INFIELD_IN);
    for (int out = 0; out < 2; out++) {
      game.when(ALICE, submit(GameScenario.strikeout())).accepted();
      rolled(game, null, null);
      assertThat(extras(game).plans())
          .isEqualTo(new Plans(Plan.Offense.SWING_AWAY, new Defense(InfieldDepth.IN, List.of())));
    }
    game.when(ALICE, submit(GameScenario.strikeout())).accepted();
    assertThat(game.state().game().batting()).isEqualTo(Side.HOME);

    rolled(game, null, null);
    assertThat(extras(game).plans()).isEqualTo(new Plans(Plan.Offense.SWING_AWAY, Defense.NORMAL));
  }

  @Test
  void theLastReadyCountsWithItsPlanOrWithoutOne() {
    GameScenario game = sealed();
    game.when(ALICE, ready(game, STEAL)).accepted();
    game.when(ALICE, ready(game)).accepted();
    game.when(BOB, ready(game, INFIELD_IN)).accepted();
    game.when(BOB, ready(game, HOLD)).accepted();
    game.when(BOB, roll(game)).accepted();

    assertThat(extras(game).plans())
        .isEqualTo(new Plans(Plan.Offense.SWING_AWAY, ((Plan.Fielding) HOLD).defense()));
  }

  @Test
  void aSecretPlanAndOneOfTheSideAtBatTakeNobodysReadinessBack() {
    GameScenario sealed = bothReady(sealed());
    sealed.when(BOB, ready(sealed, INFIELD_IN)).accepted();
    assertThat(state(sealed).away().isReady()).isTrue();
    sealed.when(BOB, roll(sealed)).accepted();

    GameScenario open = bothReady(onFirst(GameScenario.newGame(OPEN)));
    open.when(ALICE, ready(open, STEAL)).accepted();
    assertThat(state(open).home().isReady()).isTrue();
    open.when(ALICE, roll(open)).accepted();
  }

  @Test
  void aPlanEndsWithTheReadinessThatItCameWith() {
    GameScenario game = sealed();
    game.when(ALICE, ready(game, STEAL)).accepted();
    game.when(BOB, ready(game)).accepted();
    game.when(ALICE, pinchHitter(game, "sub")).accepted();
    game.when(BOB, ready(game)).accepted();
    assertThat(state(game).away().plan()).as("one's own change").isEqualTo(STEAL);
    game.when(BOB, ReadyLineups.anotherFielder(game)).accepted();
    assertThat(state(game).away().plan()).as("the other's change").isNull();

    game.after(Duration.ofSeconds(60)).when(BOB, roll(game)).accepted();
    assertThat(extras(game).notReady()).containsExactly(Side.AWAY);
    assertThat(extras(game).plans()).isEqualTo(new Plans(Plan.Offense.SWING_AWAY, Defense.NORMAL));
  }

  @Test
  void defenseIsSaidWithReadyWherePlansAreSealed() {
    GameScenario game = sealed();
    Command infieldIn = new Command.SetDefense(new Defense(InfieldDepth.IN, List.of()));
    GameState before = game.state();

    assertThat(game.when(BOB, infieldIn).refused())
        .isEqualTo(GameProblems.gameState("Say it with ready"));
    assertThat(game.when(ALICE, infieldIn).refused()).isEqualTo(GameProblems.notYourTurn());
    assertThat(game.state()).isEqualTo(before);
  }

  @Test
  void aSealedPlanCannotBeToldFromAnother() {
    GameScenario plain = sealed();
    GameScenario planned = sealed();
    for (Plan plan : List.of(STEAL, BUNT, play(Plan.Play.HIT_AND_RUN))) {
      plain.when(ALICE, ready(plain)).accepted();
      planned.when(ALICE, ready(planned, plan)).accepted();
      assertThat(shown(planned)).isEqualTo(shown(plain)).doesNotContain("play", "steal");
    }
    for (Plan plan : List.of(INFIELD_IN, HOLD)) {
      plain.when(BOB, ready(plain)).accepted();
      planned.when(BOB, ready(planned, plan)).accepted();
      assertThat(shown(planned)).isEqualTo(shown(plain)).doesNotContain("infield");
    }
    assertThat(StateJson.state(planned.state())).isEqualTo(StateJson.state(plain.state()));
    assertThat(planned.state().hash()).isNotEqualTo(plain.state().hash());
  }

  @Test
  void anOpenPlanIsShownAndMustBeSeen() {
    GameScenario game = onFirst(GameScenario.newGame(OPEN));
    Command early = roll(game);
    game.when(BOB, ready(game, INFIELD_IN)).accepted();

    assertThat(shown(game)).contains("\"plan\":{\"infield\":\"in\",\"hold_runners\":[]}");
    assertThat(game.when(ALICE, early).refused())
        .isEqualTo(GameProblems.gameState("Millers changed something"));
    Command seen = roll(game);
    game.when(BOB, ready(game, INFIELD_IN)).accepted();
    game.when(ALICE, seen).accepted();
  }

  @Test
  void anOpenGameTakesADefenseEitherWay() {
    GameScenario game = onFirst(GameScenario.newGame(OPEN));
    game.when(BOB, new Command.SetDefense(((Plan.Fielding) INFIELD_IN).defense())).accepted();
    bothReady(game).when(ALICE, roll(game)).accepted();
    assertThat(extras(game).plans())
        .isEqualTo(new Plans(Plan.Offense.SWING_AWAY, ((Plan.Fielding) INFIELD_IN).defense()));
  }

  @Test
  void aPlanIsForWhoSaysItAndForRunnersWhoAreThere() {
    GameScenario game = sealed();
    GameState before = game.state();

    assertThat(fault(game, ALICE, steal(1, 2))).isEqualTo("Nobody is on second");
    assertThat(fault(game, ALICE, play(Plan.Play.SQUEEZE))).isEqualTo("Nobody is on third");
    assertThat(fault(game, ALICE, INFIELD_IN)).isEqualTo("Owls are at bat");
    assertThat(fault(game, BOB, STEAL)).isEqualTo("Millers are in the field");
    assertThat(fault(game, BOB, new Plan.Fielding(new Defense(InfieldDepth.BACK, List.of(3)))))
        .isEqualTo("Nobody is on third");
    FairPlayCommand.Ready without =
        new FairPlayCommand.Ready((long) game.log().size(), null, false, STEAL);
    assertThat(game.when(ALICE, without).refused().field()).isEqualTo("plan");
    assertThat(game.state()).isEqualTo(before);
  }

  @Test
  void nobodyBuntsOrRunsWithEmptyBases() {
    GameScenario game = GameScenario.newGame(SEALED);

    assertThat(fault(game, ALICE, BUNT)).isEqualTo("Nobody is on base");
    assertThat(fault(game, ALICE, play(Plan.Play.HIT_AND_RUN))).isEqualTo("Nobody is on base");
    assertThat(fault(game, ALICE, play(Plan.Play.SQUEEZE))).isEqualTo("Nobody is on base");
    assertThat(fault(game, ALICE, STEAL)).isEqualTo("Nobody is on first");
  }

  private static String fault(GameScenario game, Actor actor, Plan plan) {
    Problem problem = game.when(actor, ready(game, plan)).refused();
    assertThat(problem).isEqualTo(Problem.about("plan", ErrorCode.INVALID, problem.message()));
    return problem.message();
  }

  /** What was called, what was submitted, and the refusal; a dash where it is taken. */
  @ParameterizedTest
  @CsvSource({
    "swing_away,, stolen_base, No steal was called",
    "swing_away,, caught_stealing, No steal was called",
    "swing_away, 1, stolen_base, -",
    "swing_away, 1, caught_stealing, -",
    "hit_and_run,, stolen_base, -",
    "hit_and_run,, caught_stealing, -",
    "sacrifice_bunt,, stolen_base, No steal was called",
    "swing_away,, pick_off, -",
    "swing_away,, defensive_indifference, -",
    "swing_away,, sac_bunt, No bunt was called",
    "hit_and_run,, sac_bunt, No bunt was called",
    "swing_away, 1, sac_bunt, No bunt was called",
    "sacrifice_bunt,, sac_bunt, -",
    "sacrifice_bunt, 1, sac_bunt, -",
    "swing_away,, sacrifice, No bunt was called",
    "sacrifice_bunt,, sacrifice, -",
    "swing_away,, strikeout_and_steal, No steal was called",
    "swing_away, 1, strikeout_and_steal, -",
    "sacrifice_bunt,, groundball_c, -",
  })
  void stealsAndBuntsAreCalledBefore(
      String play, @Nullable Integer steal, String submitted, String refusal) {
    Plan plan =
        new Plan.Offense(Plan.Play.byCode(play), steal == null ? List.of() : List.of(steal));
    GameScenario game = rolled(sealed(), plan, null).when(ALICE, submit(submission(submitted)));

    if (refusal.equals("-")) {
      game.accepted();
    } else {
      assertThat(game.when(ALICE, submit(submission(submitted))).refused())
          .isEqualTo(GameProblems.rule(refusal));
      assertThat(game.state().pending()).isNotNull();
    }
  }

  private static Submission submission(String name) {
    return switch (name) {
      case "strikeout_and_steal" ->
          Submission.of(Outcome.STRIKEOUT_OUT)
              .withOthers(List.of(new Submission.With(Outcome.STOLEN_BASE, 1)));
      case "sacrifice" -> Submission.of(Outcome.GROUNDBALL_C, Position.PITCHER).withSacrifice(true);
      case "sac_bunt", "groundball_c" -> Submission.of(Outcome.byCode(name), Position.PITCHER);
      default -> Submission.of(Outcome.byCode(name)).withRunner(1);
    };
  }

  @Test
  void aSqueezeSendsTheRunnerOnThirdAndIsABunt() {
    GameScenario game = rolled(GameScenario.newGame(SEALED), null, null);
    game.when(ALICE, submit(Submission.of(Outcome.TRIPLE))).accepted();
    rolled(game, play(Plan.Play.SQUEEZE), null);
    GameState squeezed = game.state();

    game.when(ALICE, submit(Submission.of(Outcome.CAUGHT_STEALING).withRunner(3))).accepted();

    assertThat(CalledPlays.faultIn(squeezed.dice().extras(), submission("sac_bunt"))).isNull();
  }

  @Test
  void aPlanComesAgainWithTheRollOfAnUndonePlay() {
    GameScenario game = rolled(sealed(), STEAL, INFIELD_IN);
    GameState before = game.state();
    game.when(ALICE, submit(Submission.of(Outcome.STOLEN_BASE).withRunner(1))).accepted();
    rolled(game, null, null);
    game.when(CAROL, new Command.VoidRoll("cocked", null)).accepted();

    game.when(CAROL, new Command.UndoPlay("misread", null)).accepted();

    assertThat(extras(game)).isEqualTo(before.dice().extras());
    assertThat(game.state().game()).isEqualTo(before.game());
    assertThat(StateJson.pendingRoll(game.state())).isEqualTo(StateJson.pendingRoll(before));
    game.when(ALICE, submit(Submission.of(Outcome.STOLEN_BASE).withRunner(1))).accepted();
  }

  @Test
  void holdingABaseThatHasEmptiedEndsSilently() {
    GameScenario game = rolled(sealed(), STEAL, HOLD);
    assertThat(game.state().game().defense().holdRunners()).containsExactly(1);
    GameState before = game.state();
    game.when(ALICE, submit(Submission.of(Outcome.STOLEN_BASE).withRunner(1))).accepted();
    assertThat(game.state().game().defense().holdRunners()).isEmpty();

    game.when(CAROL, new Command.UndoPlay("misread", null)).accepted();
    assertThat(game.state().game()).isEqualTo(before.game());
  }

  @Test
  void whereNobodySaysPlansHoldsStayAsEver() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.WALK));
    game.when(BOB, new Command.SetDefense(((Plan.Fielding) HOLD).defense())).accepted();
    game.play(Submission.of(Outcome.STOLEN_BASE).withRunner(1)).accepted();

    assertThat(game.state().game().defense().holdRunners()).containsExactly(1);
  }

  @Test
  void aPlanWhoseRollNeverCameStaysSealed() {
    GameScenario game = sealed();
    game.when(ALICE, ready(game, STEAL)).accepted();
    game.when(CAROL, new Command.EndGame("rain")).accepted();

    for (int i = 0; i < game.log().size(); i++) {
      assertThat(EventJson.data(game.log().get(i), game.states().get(i))).doesNotContain("[1]");
    }
    assertThat(ReadyJson.plansOf("alice", game.state())).isNull();
  }

  @Test
  void aPlanIsSeenAgainByItsOwnManagerAlone() {
    GameScenario game = sealed();
    game.when(ALICE, ready(game, STEAL)).accepted();
    game.when(BOB, ready(game, INFIELD_IN)).accepted();

    assertThat(ReadyJson.plansOf("alice", game.state()))
        .isEqualTo("{\"away\":{\"play\":\"swing_away\",\"steal\":[1]}}");
    assertThat(ReadyJson.plansOf("bob", game.state()))
        .isEqualTo("{\"home\":{\"infield\":\"in\",\"hold_runners\":[]}}");
    for (String other : List.of("carol", "sam", "root")) {
      assertThat(ReadyJson.plansOf(other, game.state())).isNull();
    }
    game.when(ALICE, roll(game)).accepted();
    assertThat(ReadyJson.plansOf("alice", game.state())).as("it is public now").isNull();
  }

  private static String shown(GameScenario game) {
    return EventJson.data(game.log().get(game.log().size() - 1), game.state());
  }
}
