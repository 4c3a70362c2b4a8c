package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static com.paperdynasty.game.ReadyScenario.OPEN;
import static com.paperdynasty.game.ReadyScenario.SEALED;
import static com.paperdynasty.game.ReadyScenario.bothReady;
import static com.paperdynasty.game.ReadyScenario.extras;
import static com.paperdynasty.game.ReadyScenario.notReady;
import static com.paperdynasty.game.ReadyScenario.pinchHitter;
import static com.paperdynasty.game.ReadyScenario.ready;
import static com.paperdynasty.game.ReadyScenario.readyFor;
import static com.paperdynasty.game.ReadyScenario.refusal;
import static com.paperdynasty.game.ReadyScenario.roll;
import static com.paperdynasty.game.ReadyScenario.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who must be ready before a roll, and what takes readiness back. Time is in ReadyTimeTest. */
class ReadyTest {
  private static final Command SET_INFIELD_IN =
      new Command.SetDefense(new Defense(InfieldDepth.IN, List.of()));
  private static final Command UNDO = new Command.UndoPlay("misread", null);
  private static final Command VOID = new Command.VoidRoll("cocked", null);

  @Test
  void rollWaitsForTheOtherSide() {
    GameScenario game = GameScenario.newGame(OPEN);

    assertThat(game.when(BOB, roll(game)).refused())
        .isEqualTo(GameProblems.gameState("Waiting for Owls"));
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    assertThat(game.log()).hasSize(1);

    game.when(ALICE, ready(game));
    assertThat(game.accepted())
        .containsExactly(new Event.SideReady(game.now(), Side.AWAY, true, "alice", null));
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    game.when(BOB, roll(game)).accepted();
    assertThat(extras(game).notReady()).isEmpty();
  }

  @Test
  void aThirdUserRollsWhenBothAreReady() {
    GameScenario game = GameScenario.newGame(OPEN);

    assertThat(refusal(game, CAROL, roll(game))).isEqualTo("Waiting for Owls");
    game.when(ALICE, ready(game)).accepted();
    assertThat(refusal(game, ROOT, roll(game))).isEqualTo("Waiting for Millers");
    game.when(BOB, ready(game)).accepted();
    game.when(CAROL, roll(game)).accepted();
  }

  @Test
  void readinessCanBeTakenBack() {
    GameScenario game = bothReady(GameScenario.newGame(SEALED));

    game.when(BOB, notReady(game)).accepted();

    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    assertThat(state(game).home().isReady()).isFalse();
    assertThat(state(game).away().isReady()).isTrue();
  }

  @Test
  void everyRollNeedsBothAnew() {
    GameScenario game = bothReady(GameScenario.newGame(OPEN));
    game.when(ALICE, roll(game)).accepted();
    assertThat(state(game).away().isReady()).as("while the roll is pending").isTrue();
    game.when(ALICE, submit(strikeout())).accepted();
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");

    bothReady(game).when(ALICE, roll(game)).accepted();
    game.when(CAROL, VOID).accepted();
    assertThat(refusal(game, BOB, roll(game))).isEqualTo("Waiting for Owls");

    bothReady(game).when(CAROL, UNDO).accepted();
    assertThat(state(game).away().isReady() || state(game).home().isReady()).isFalse();
    assertThat(refusal(game, BOB, ready(game)))
        .as("the undone play's roll is pending")
        .isEqualTo("A roll is pending");
    game.when(ALICE, submit(homerun())).accepted();
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
  }

  @Test
  void theSameDiceComeAgainWithoutAskingAnybody() {
    GameScenario game = bothReady(GameScenario.newGame(SEALED));
    game.when(ALICE, roll(game)).accepted();
    GameState before = game.after(Duration.ofMinutes(6)).state();

    assertThat(refusal(game, BOB, ready(game))).isEqualTo("A roll is pending");
    game.when(BOB, roll(game)).accepted();

    assertThat(game.pending().dice()).isEqualTo(before.pending().dice());
    assertThat(extras(game)).isEqualTo(before.dice().extras());
  }

  @Test
  void aChangeTakesTheOtherSidesReadiness() {
    GameScenario game = bothReady(GameScenario.newGame(OPEN));
    game.when(BOB, SET_INFIELD_IN).accepted();
    assertThat(state(game).away().isReady()).isFalse();
    assertThat(state(game).home().isReady()).isTrue();
    assertThat(refusal(game, BOB, roll(game))).isEqualTo("Waiting for Owls");

    game.when(ALICE, ready(game)).accepted();
    game.when(ALICE, pinchHitter(game, "sub")).accepted();
    assertThat(state(game).away().isReady()).isTrue();
    assertThat(state(game).home().isReady()).isFalse();
  }

  @Test
  void aLineupTakesTheOtherSidesReadiness() {
    GameScenario game = bothReady(GameScenario.newGame(OPEN));

    game.when(BOB, new Command.SetLineup(Side.HOME, game.state().game().lineup(Side.HOME).inGame()))
        .accepted();

    assertThat(state(game).away().isReady()).isFalse();
    assertThat(state(game).home().isReady()).isTrue();
  }

  @Test
  void nobodyIsRolledAgainstWhatTheyHaveNotSeen() {
    GameScenario game = GameScenario.newGame(OPEN);
    Command early = roll(game);
    Command earlyReady = ready(game);
    game.when(BOB, ready(game)).accepted();
    game.when(BOB, SET_INFIELD_IN).accepted();
    GameState before = game.state();

    Problem changed = GameProblems.gameState("Millers changed something");
    assertThat(game.when(ALICE, early).refused()).isEqualTo(changed);
    assertThat(game.when(ALICE, earlyReady).refused()).isEqualTo(changed);
    assertThat(game.state()).isEqualTo(before);

    game.when(ALICE, roll(game)).accepted();
  }

  @Test
  void ownChangesAndAnnouncementsNeedNotBeSeen() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(BOB, ready(game)).accepted();
    Command early = roll(game);
    game.when(ALICE, pinchHitter(game, "sub")).accepted();
    game.when(BOB, ready(game)).accepted();
    game.when(CAROL, new Command.Announce("Play ball")).accepted();

    game.when(ALICE, early).accepted();
  }

  @Test
  void seenIsRequiredAndWithinTheLog() {
    GameScenario game = GameScenario.newGame(OPEN);
    Problem missing = Problem.about("seen", ErrorCode.INVALID, "Missing seen");
    Problem above = Problem.about("seen", ErrorCode.INVALID, "seen is above 1");

    assertThat(game.when(ALICE, new Command.RollDice()).refused()).isEqualTo(missing);
    assertThat(game.when(ALICE, new FairPlayCommand.Ready(null, null, true, null)).refused())
        .isEqualTo(missing);
    assertThat(game.when(ALICE, new Command.RollDice(2L)).refused()).isEqualTo(above);
    assertThat(game.when(ALICE, new FairPlayCommand.Ready(2L, null, true, null)).refused())
        .isEqualTo(above);
    game.when(ALICE, new FairPlayCommand.Ready(0L, null, true, null)).accepted();
  }

  @Test
  void theNumberOfTheLastEventIsCounted() {
    GameScenario game = bothReady(GameScenario.newGame(SEALED));
    game.when(ALICE, roll(game)).accepted();
    game.when(ALICE, submit(strikeout())).accepted();
    game.when(CAROL, UNDO).accepted();

    for (int event = 0; event < game.log().size(); event++) {
      assertThat(game.states().get(event).fairPlay().ready().seq()).isEqualTo(event + 1);
    }
  }

  @Test
  void whereNobodyHasToBeReadyTheGameIsPlayedAsEver() {
    GameScenario game = GameScenario.newGame();

    assertThat(game.when(ALICE, ready(game)).refused())
        .isEqualTo(GameProblems.gameState("Nobody has to be ready in this game"));
    game.when(ALICE, new Command.RollDice(900L)).accepted();
    assertThat(game.state().fairPlay().isEmpty()).isTrue();
    assertThat(extras(game).isEmpty()).isTrue();
  }

  @Test
  void aManagerSpeaksForTheirOwnSideAlone() {
    GameScenario game = GameScenario.newGame(OPEN);

    assertThat(game.when(ALICE, readyFor(game, Side.HOME)).refused())
        .isEqualTo(GameProblems.notAuthorized());
    assertThat(game.when(SAM, ready(game)).refused()).isEqualTo(GameProblems.notAuthorized());
    assertThat(game.when(CAROL, readyFor(game, Side.HOME)).refused())
        .as("the admin, for a seat that is taken")
        .isEqualTo(GameProblems.notAuthorized());
    assertThat(game.when(ROOT, readyFor(game, Side.AWAY)).refused())
        .as("a service admin, for a seat that is taken")
        .isEqualTo(GameProblems.notAuthorized());
    assertThat(game.when(CAROL, ready(game)).refused())
        .isEqualTo(Problem.about("side", ErrorCode.INVALID, "Missing side"));
    assertThat(game.log()).hasSize(1);
  }

  @Test
  void anAdminActsForAnOpenSeat() {
    GameScenario game = GameScenario.openSeat(SEALED);

    assertThat(game.when(BOB, readyFor(game, Side.HOME)).refused())
        .isEqualTo(GameProblems.notAuthorized());
    assertThat(refusal(game, CAROL, roll(game))).isEqualTo("Waiting for Owls");
    game.when(CAROL, readyFor(game, Side.HOME)).accepted();
    game.when(ALICE, ready(game)).accepted();
    game.when(CAROL, roll(game)).accepted();
    assertThat(extras(game).notReady()).isEmpty();
  }

  @Test
  void aNewManagerHasSaidNothingYet() {
    GameScenario game = GameScenario.openSeat(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.when(CAROL, readyFor(game, Side.HOME)).accepted();
    game.when(BOB, new Command.TakeSeat(GameScenario.HOME_INVITATION)).accepted();

    assertThat(state(game).home().isReady()).isFalse();
    assertThat(state(game).away().isReady()).isTrue();
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    assertThat(game.when(CAROL, readyFor(game, Side.HOME)).refused())
        .isEqualTo(GameProblems.notAuthorized());
    game.when(BOB, ready(game)).accepted();
    game.when(ALICE, roll(game)).accepted();
  }

  @Test
  void oneManagerOfBothIsReadyForBothByRolling() {
    GameScenario game = GameScenario.oneManager(SEALED);
    assertThat(game.when(ALICE, ready(game)).refused())
        .as("for which side?")
        .isEqualTo(Problem.about("side", ErrorCode.INVALID, "Missing side"));
    game.when(ALICE, readyFor(game, Side.HOME)).accepted();

    game.when(ALICE, roll(game)).accepted();
    assertThat(extras(game).notReady()).isEmpty();
    game.when(ALICE, submit(strikeout())).accepted();
    game.when(ALICE, roll(game)).accepted();
    assertThat(game.state().playNumber()).isEqualTo(1);
  }

  @Test
  void nobodyIsReadyForAGameThatIsOver() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(CAROL, new Command.EndGame("rain")).accepted();

    assertThat(game.when(ALICE, ready(game)).refused())
        .isEqualTo(GameProblems.rule("The game is over"));
  }

  @Test
  void whileARollIsPendingNobodyAnswers() {
    GameScenario game = bothReady(GameScenario.newGame(OPEN));
    game.when(ALICE, roll(game)).accepted();
    Problem pending = Problem.about("game_state", ErrorCode.CONFLICT, "A roll is pending");

    for (Duration time : List.of(Duration.ZERO, Duration.ofHours(1))) {
      game.after(time);
      assertThat(game.when(BOB, ready(game)).refused()).isEqualTo(pending);
      assertThat(game.when(ALICE, notReady(game)).refused()).isEqualTo(pending);
      assertThat(game.when(BOB, SET_INFIELD_IN).refused()).isEqualTo(pending);
      assertThat(game.when(ALICE, pinchHitter(game, "sub")).refused()).isEqualTo(pending);
    }
  }

  @Test
  void theFieldingSideIsNotReadyWithoutAFielder() {
    GameScenario game = ReadyLineups.withoutFielder(GameScenario.newGame(OPEN));

    assertThat(game.when(ALICE, ready(game)).refused().field()).isEqualTo("validation");
    game.when(BOB, ready(game)).accepted();
    assertThat(game.when(BOB, roll(game)).refused().field()).isEqualTo("validation");
    game.after(Duration.ofMinutes(2));
    assertThat(refusal(game, ALICE, ready(game))).isEqualTo("Time is up");
    game.when(ALICE, ReadyLineups.fielder(game)).accepted();
    game.when(BOB, ready(game)).accepted();
    game.when(BOB, roll(game)).accepted();
    assertThat(extras(game).notReady()).containsExactly(Side.AWAY);
  }
}
