package com.paperdynasty.game.model;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.HOME_INVITATION;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The exact text of every refusal, which the protocol promises, and the order of the checks. */
class GameProblemsTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Problem MISSING_OUTCOME =
      Problem.about("outcome", ErrorCode.INVALID, "Missing outcome");
  private static final Command UNREADABLE =
      new Command.Unreadable(Right.BATTING_SIDE, MISSING_OUTCOME);
  private static final Command STEAL = submit(Submission.of(Outcome.STOLEN_BASE).withRunner(1));

  @Test
  void aSpectatorMayNotRoll() {
    assertRefused(
        GameScenario.newGame().when(SAM, ROLL), ErrorCode.FORBIDDEN, "Not authorized", null);
  }

  @Test
  void aSpectatorMayNotSubmit() {
    assertRefused(
        GameScenario.rolled().when(SAM, submit(strikeout())),
        ErrorCode.FORBIDDEN,
        "Not authorized",
        null);
  }

  @Test
  void theFieldingSideMayNotSubmit() {
    assertRefused(
        GameScenario.rolled().when(BOB, submit(strikeout())),
        ErrorCode.FORBIDDEN,
        "Not your turn",
        null);
  }

  @Test
  void aPrivateGameIsNotFoundByAStranger() {
    GameScenario gameScenario = GameScenario.privateGame();
    String message = "Game 123e4567-e89b-12d3-a456-426614174000 not found";

    assertRefused(gameScenario.when(SAM, ROLL), ErrorCode.NOT_FOUND, message, null);
    assertRefused(
        gameScenario.when(SAM, new Command.TakeSeat("x")), ErrorCode.NOT_FOUND, message, null);
  }

  @Test
  void spectatorOfAPrivateGameIsNotAuthorized() {
    Actor watching = new Actor(new User("sam", "Sam", false), true);

    assertRefused(
        GameScenario.privateGame().when(watching, ROLL),
        ErrorCode.FORBIDDEN,
        "Not authorized",
        null);
  }

  @Test
  void aWrongInvitationOpensNoSeat() {
    assertRefused(
        GameScenario.openSeat().when(SAM, new Command.TakeSeat("no")),
        ErrorCode.FORBIDDEN,
        "Not authorized",
        null);
  }

  @Test
  void aSeatIsTakenOnce() {
    GameScenario gameScenario =
        GameScenario.openSeat().when(BOB, new Command.TakeSeat(HOME_INVITATION));

    assertRefused(
        gameScenario.when(SAM, new Command.TakeSeat(HOME_INVITATION)),
        ErrorCode.CONFLICT,
        "This seat is taken",
        null);
  }

  @Test
  void entropyIsGivenOnce() {
    GameScenario gameScenario =
        GameScenario.newGame().when(ALICE, new FairPlayCommand.GiveEntropy("a"));

    gameScenario.when(ALICE, new FairPlayCommand.GiveEntropy("b"));

    assertRefused(gameScenario, ErrorCode.CONFLICT, "Entropy was given before", null);
    assertThat(gameScenario.state().away().entropy()).isEqualTo("a");
  }

  @Test
  void onlyAManagerGivesEntropy() {
    assertRefused(
        GameScenario.newGame().when(ROOT, new FairPlayCommand.GiveEntropy("a")),
        ErrorCode.FORBIDDEN,
        "Not authorized",
        null);
  }

  @Test
  void pendingRollBlocksAnotherRoll() {
    assertRefused(
        GameScenario.rolled().when(BOB, ROLL),
        ErrorCode.CONFLICT,
        "A roll is already pending",
        "game_state");
  }

  @Test
  void managerDoesNotStartWithAnOpenSeat() {
    assertRefused(
        GameScenario.openSeat().when(ALICE, ROLL),
        ErrorCode.CONFLICT,
        "A seat is open",
        "game_state");
  }

  @Test
  void outcomeNeedsARoll() {
    assertRefused(
        GameScenario.newGame().when(ALICE, submit(strikeout())),
        ErrorCode.CONFLICT,
        "No pending dice roll - call roll_dice first",
        "game_state");
  }

  @Test
  void expiredRollTakesNoOutcome() {
    GameScenario gameScenario = GameScenario.rolled().after(Duration.ofMinutes(5));

    assertRefused(
        gameScenario.when(ALICE, submit(strikeout())),
        ErrorCode.CONFLICT,
        "Roll expired - please roll again",
        "game_state");
  }

  @Test
  void rollIsValidUntilTheLastMillisecond() {
    GameScenario gameScenario = GameScenario.rolled().after(Duration.ofMinutes(5).minusMillis(1));

    assertThat(gameScenario.when(ALICE, submit(strikeout())).accepted()).hasSize(1);
  }

  @Test
  void anOutcomeForAnotherRollIsRefused() {
    assertRefused(
        GameScenario.rolled()
            .when(ALICE, new Command.SubmitOutcome(strikeout(), "0123456789abcdef")),
        ErrorCode.CONFLICT,
        "Roll expired - please roll again",
        "game_state");
  }

  @Test
  void outcomeThatBreaksARuleIsRefused() {
    Problem refusal = GameScenario.rolled().when(ALICE, STEAL).refused();

    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refusal.field()).isEqualTo("validation");
    assertThat(refusal.message()).isNotBlank();
  }

  @Test
  void commandsAreRefusedAfterTheEnd() {
    GameScenario gameScenario = GameScenario.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 6; out++) {
      gameScenario.play(out == 0 ? GameScenario.homerun() : strikeout()).accepted();
    }
    gameScenario.play(strikeout()).accepted();
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);

    assertRefused(
        gameScenario.when(CAROL, ROLL), ErrorCode.INVALID, "The game is over", "validation");
    assertRefused(
        gameScenario.when(CAROL, submit(strikeout())),
        ErrorCode.CONFLICT,
        "No pending dice roll - call roll_dice first",
        "game_state");
  }

  @Test
  void checksRoleThenTurnThenFieldsThenRollThenRules() {
    GameScenario withoutRoll = GameScenario.newGame();
    assertRefused(withoutRoll.when(SAM, UNREADABLE), ErrorCode.FORBIDDEN, "Not authorized", null);
    assertRefused(withoutRoll.when(BOB, UNREADABLE), ErrorCode.FORBIDDEN, "Not your turn", null);
    assertThat(withoutRoll.when(ALICE, UNREADABLE).refused()).isEqualTo(MISSING_OUTCOME);
    assertRefused(
        withoutRoll.when(ALICE, STEAL),
        ErrorCode.CONFLICT,
        "No pending dice roll - call roll_dice first",
        "game_state");
    assertThat(GameScenario.rolled().when(ALICE, STEAL).refused().field()).isEqualTo("validation");
  }

  @Test
  void aRefusalChangesNothing() {
    GameScenario gameScenario = GameScenario.rolled();
    StateHash before = gameScenario.state().hash();

    gameScenario.when(SAM, ROLL).when(BOB, ROLL).when(ALICE, STEAL).when(ALICE, UNREADABLE);

    assertThat(gameScenario.state().hash()).isEqualTo(before);
    assertThat(gameScenario.log()).hasSize(3);
  }

  private static void assertRefused(
      GameScenario gameScenario, ErrorCode code, String message, String field) {
    Problem refusal = gameScenario.refused();
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
  }
}
