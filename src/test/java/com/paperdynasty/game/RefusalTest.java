package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.BOB;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.HOME_INVITATION;
import static com.paperdynasty.game.Scene.ROOT;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.strikeout;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Command.Right;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The exact text of every refusal, which the protocol promises, and the order of the checks. */
class RefusalTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Problem MISSING_OUTCOME =
      Problem.about("outcome", ErrorCode.INVALID, "Missing outcome");
  private static final Command UNREADABLE =
      new Command.Unreadable(Right.BATTING_SIDE, MISSING_OUTCOME);
  private static final Command STEAL = submit(Submission.of(Outcome.STOLEN_BASE).on(1));

  @Test
  void aSpectatorMayNotRoll() {
    assertRefused(Scene.newGame().when(SAM, ROLL), ErrorCode.FORBIDDEN, "Not authorized", null);
  }

  @Test
  void aSpectatorMayNotSubmit() {
    assertRefused(
        Scene.rolled().when(SAM, submit(strikeout())), ErrorCode.FORBIDDEN, "Not authorized", null);
  }

  @Test
  void theFieldingSideMayNotSubmit() {
    assertRefused(
        Scene.rolled().when(BOB, submit(strikeout())), ErrorCode.FORBIDDEN, "Not your turn", null);
  }

  @Test
  void aPrivateGameIsNotFoundByAStranger() {
    Scene scene = Scene.privateGame();
    String message = "Game 123e4567-e89b-12d3-a456-426614174000 not found";

    assertRefused(scene.when(SAM, ROLL), ErrorCode.NOT_FOUND, message, null);
    assertRefused(scene.when(SAM, new Command.TakeSeat("x")), ErrorCode.NOT_FOUND, message, null);
  }

  @Test
  void spectatorOfAPrivateGameIsToldThatTheyAreNotAuthorized() {
    Actor watching = new Actor(new User("sam", "Sam", false), true);

    assertRefused(
        Scene.privateGame().when(watching, ROLL), ErrorCode.FORBIDDEN, "Not authorized", null);
  }

  @Test
  void aWrongInvitationOpensNoSeat() {
    assertRefused(
        Scene.openSeat().when(SAM, new Command.TakeSeat("no")),
        ErrorCode.FORBIDDEN,
        "Not authorized",
        null);
  }

  @Test
  void aSeatIsTakenOnce() {
    Scene scene = Scene.openSeat().when(BOB, new Command.TakeSeat(HOME_INVITATION));

    assertRefused(
        scene.when(SAM, new Command.TakeSeat(HOME_INVITATION)),
        ErrorCode.CONFLICT,
        "This seat is taken",
        null);
  }

  @Test
  void entropyIsGivenOnce() {
    Scene scene = Scene.newGame().when(ALICE, new Command.GiveEntropy("a"));

    scene.when(ALICE, new Command.GiveEntropy("b"));

    assertRefused(scene, ErrorCode.CONFLICT, "Entropy was given before", null);
    assertThat(scene.state().away().entropy()).isEqualTo("a");
  }

  @Test
  void onlyAManagerGivesEntropy() {
    assertRefused(
        Scene.newGame().when(ROOT, new Command.GiveEntropy("a")),
        ErrorCode.FORBIDDEN,
        "Not authorized",
        null);
  }

  @Test
  void pendingRollBlocksAnotherRoll() {
    assertRefused(
        Scene.rolled().when(BOB, ROLL),
        ErrorCode.CONFLICT,
        "A roll is already pending",
        "game_state");
  }

  @Test
  void managerDoesNotStartWithAnOpenSeat() {
    assertRefused(
        Scene.openSeat().when(ALICE, ROLL), ErrorCode.CONFLICT, "A seat is open", "game_state");
  }

  @Test
  void outcomeNeedsARoll() {
    assertRefused(
        Scene.newGame().when(ALICE, submit(strikeout())),
        ErrorCode.CONFLICT,
        "No pending dice roll - call roll_dice first",
        "game_state");
  }

  @Test
  void expiredRollTakesNoOutcome() {
    Scene scene = Scene.rolled().after(Duration.ofMinutes(5));

    assertRefused(
        scene.when(ALICE, submit(strikeout())),
        ErrorCode.CONFLICT,
        "Roll expired - please roll again",
        "game_state");
  }

  @Test
  void rollIsValidUntilTheLastMillisecond() {
    Scene scene = Scene.rolled().after(Duration.ofMinutes(5).minusMillis(1));

    assertThat(scene.when(ALICE, submit(strikeout())).accepted()).hasSize(1);
  }

  @Test
  void anOutcomeForAnotherRollIsRefused() {
    assertRefused(
        Scene.rolled().when(ALICE, new Command.SubmitOutcome(strikeout(), "0123456789abcdef")),
        ErrorCode.CONFLICT,
        "Roll expired - please roll again",
        "game_state");
  }

  @Test
  void outcomeThatBreaksARuleIsRefused() {
    Problem refusal = Scene.rolled().when(ALICE, STEAL).refused();

    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refusal.field()).isEqualTo("validation");
    assertThat(refusal.message()).isNotBlank();
  }

  @Test
  void commandsAreRefusedAfterTheEnd() {
    Scene scene = Scene.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 6; out++) {
      scene.play(out == 0 ? Scene.homerun() : strikeout()).accepted();
    }
    scene.play(strikeout()).accepted();
    assertThat(scene.state().status()).isEqualTo(Status.COMPLETED);

    assertRefused(scene.when(CAROL, ROLL), ErrorCode.INVALID, "The game is over", "validation");
    assertRefused(
        scene.when(CAROL, submit(strikeout())),
        ErrorCode.CONFLICT,
        "No pending dice roll - call roll_dice first",
        "game_state");
  }

  @Test
  void checksRoleThenTurnThenFieldsThenRollThenRules() {
    Scene withoutRoll = Scene.newGame();
    assertRefused(withoutRoll.when(SAM, UNREADABLE), ErrorCode.FORBIDDEN, "Not authorized", null);
    assertRefused(withoutRoll.when(BOB, UNREADABLE), ErrorCode.FORBIDDEN, "Not your turn", null);
    assertThat(withoutRoll.when(ALICE, UNREADABLE).refused()).isEqualTo(MISSING_OUTCOME);
    assertRefused(
        withoutRoll.when(ALICE, STEAL),
        ErrorCode.CONFLICT,
        "No pending dice roll - call roll_dice first",
        "game_state");
    assertThat(Scene.rolled().when(ALICE, STEAL).refused().field()).isEqualTo("validation");
  }

  @Test
  void aRefusalChangesNothing() {
    Scene scene = Scene.rolled();
    StateHash before = scene.state().hash();

    scene.when(SAM, ROLL).when(BOB, ROLL).when(ALICE, STEAL).when(ALICE, UNREADABLE);

    assertThat(scene.state().hash()).isEqualTo(before);
    assertThat(scene.log()).hasSize(3);
  }

  private static void assertRefused(Scene scene, ErrorCode code, String message, String field) {
    Problem refusal = scene.refused();
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
  }
}
