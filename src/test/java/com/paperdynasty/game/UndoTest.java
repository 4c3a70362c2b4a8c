package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Undoing plays and voiding rolls. */
class UndoTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Command UNDO = new Command.UndoPlay("misread", null);
  private static final Command VOID = new Command.VoidRoll("fell off the table", null);

  @Test
  void undoRestoresTheStateBeforeThePlay() {
    GameScenario gameScenario =
        GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).when(ALICE, ROLL);
    GameState before = gameScenario.state();

    gameScenario.when(ALICE, submit(homerun())).when(CAROL, UNDO);

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.PlayUndone(gameScenario.now(), "carol", 2, "misread", null, false));
    assertThat(gameScenario.state()).isEqualTo(before);
    assertThat(gameScenario.state().hash()).isEqualTo(before.hash());
  }

  @Test
  void wholeGameIsUndonePlayByPlay() {
    long seed = System.nanoTime();
    RandomCommands people = new RandomCommands(new Random(seed));
    GameScenario gameScenario = GameScenario.newGame();
    Deque<GameState> before = new ArrayDeque<>();
    for (int act = 0; act < 300; act++) {
      GameState state = gameScenario.state();
      people.playOn(gameScenario);
      if (gameScenario.state().game().playNumber() > state.game().playNumber()) {
        before.push(state);
      }
    }
    assertThat(before).hasSizeGreaterThan(50);
    for (GameState state : before) {
      GameState undone = gameScenario.when(CAROL, UNDO).state();
      assertThat(undone.game()).as("seed %d", seed).isEqualTo(state.game());
      assertThat(undone.pending()).isEqualTo(state.pending());
      assertThat(undone.lastPlay()).isEqualTo(state.lastPlay());
    }
    assertThat(gameScenario.when(CAROL, UNDO).refused().message())
        .isEqualTo("There is no play to undo");
  }

  @Test
  void undoReplaysNoMoreInALongGameThanInAShortOne() {
    GameScenario gameScenario = GameScenario.newGame();
    for (int play = 1; play <= 4_000; play++) {
      gameScenario.play(Submission.of(Outcome.WALK));
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      GameState before = gameScenario.when(ALICE, ROLL).state();
      gameScenario.when(ALICE, submit(homerun()));
      Event undone =
          new Event.PlayUndone(gameScenario.now(), "carol", 4_001, "misread", null, false);
      long from = System.nanoTime();
      GameState after = GameLogic.apply(gameScenario.state(), undone);
      best = Math.min(best, System.nanoTime() - from);
      assertThat(after.game()).isEqualTo(before.game());
      assertThat(after.lastPlay()).isEqualTo(before.lastPlay());
      assertThat(gameScenario.when(CAROL, UNDO).state().hash()).isEqualTo(before.hash());
      gameScenario.when(ALICE, new Command.VoidRoll("again", null));
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(5));
  }

  @Test
  void laterRollsAreVoidAndTheirNumbersSpent() {
    GameScenario gameScenario =
        GameScenario.newGame().play(strikeout()).play(strikeout()).when(ALICE, ROLL);
    List<DiceFaces> known =
        List.of(1, 2, 3).stream().map(n -> SECRETS.seeds().dice(0).roll(n, "", "")).toList();

    gameScenario.when(CAROL, UNDO);
    assertThat(gameScenario.pending().number()).isEqualTo(2);
    gameScenario.when(CAROL, UNDO);
    assertThat(gameScenario.pending().number()).isEqualTo(1);
    assertThat(gameScenario.pending().dice()).isEqualTo(known.get(0));
    gameScenario.when(ALICE, submit(strikeout())).when(ALICE, ROLL);

    assertThat(gameScenario.pending().number()).isEqualTo(4);
    assertThat(gameScenario.pending().reissueOf()).isNull();
    assertThat(known).doesNotContain(gameScenario.pending().dice());
  }

  @Test
  void aRollThatWaitedWhenTheGameWasEndedIsVoidAfterAnUndo() {
    GameScenario gameScenario = GameScenario.newGame().play(strikeout()).when(ALICE, ROLL);
    gameScenario.when(CAROL, new Command.EndGame("rain")).when(CAROL, UNDO);

    assertThat(gameScenario.pending().number()).isEqualTo(1);
    gameScenario.when(ALICE, submit(strikeout())).when(ALICE, ROLL);
    assertThat(gameScenario.pending().number()).isEqualTo(3);
  }

  /** An undo of an older log did not void the later rolls. */
  @Test
  void laterRollsOfAnOlderLogAreIssuedAgainInOrder() {
    GameScenario gameScenario =
        GameScenario.newGame().play(strikeout()).play(strikeout()).when(ALICE, ROLL);
    Roll third = gameScenario.pending();
    GameState state = gameScenario.state();
    for (int play = 2; play >= 1; play--) {
      state =
          GameLogic.apply(
              state,
              new Event.PlayUndone(gameScenario.now(), "carol", play, "misread", null, false));
    }

    assertThat(state.pending()).extracting(Roll::number).isEqualTo(1);
    assertThat(state.dice().again()).extracting(Roll::number).containsExactly(2, 3);
    assertThat(state.dice().again().get(1).dice()).isEqualTo(third.dice());
  }

  @Test
  void anUndoneRollThatIsOldIsIssuedAgain() {
    GameScenario gameScenario =
        GameScenario.newGame().play(strikeout()).after(Duration.ofHours(1)).when(CAROL, UNDO);
    Roll old = gameScenario.pending();

    assertThat(gameScenario.when(ALICE, submit(strikeout())).refused().message())
        .isEqualTo("Roll expired - please roll again");
    assertThat(gameScenario.when(ALICE, ROLL).pending().dice()).isEqualTo(old.dice());
  }

  @Test
  void defenseSetAfterThePlayIsUndoneWithIt() {
    GameScenario gameScenario = GameScenario.newGame().play(strikeout());
    gameScenario.when(CAROL, new Command.SetDefense(new Defense(InfieldDepth.IN, List.of())));
    assertThat(gameScenario.state().game().defense().infield()).isEqualTo(InfieldDepth.IN);

    gameScenario.when(CAROL, UNDO);

    assertThat(gameScenario.state().game().defense()).isEqualTo(Defense.NORMAL);
  }

  @Test
  void afterTheEndTheDiceComeFromANewSeed() {
    GameScenario gameScenario = GameScenario.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 3; out++) {
      gameScenario.play(strikeout());
    }
    gameScenario.play(homerun());
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);

    gameScenario.when(CAROL, UNDO);

    String commitment = SECRETS.seeds().dice(1).seed().commitment();
    assertThat(((Event.PlayUndone) gameScenario.accepted().get(0)).commitment())
        .isEqualTo(commitment);
    assertThat(gameScenario.state().dice().commitment()).isEqualTo(commitment);
    assertThat(gameScenario.state().dice().seed()).isNull();
    assertThat(gameScenario.state().status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(gameScenario.pending().number()).as("the undone play's own dice").isEqualTo(4);
    gameScenario.when(CAROL, submit(strikeout())).when(CAROL, ROLL);
    assertThat(gameScenario.pending().dice()).isEqualTo(SECRETS.seeds().dice(1).roll(5, "", ""));
  }

  @Test
  void onlyTheLastPlayIsUndone() {
    GameScenario gameScenario = GameScenario.newGame().play(strikeout()).play(strikeout());

    Problem refusal = gameScenario.when(CAROL, new Command.UndoPlay("x", 1)).refused();

    assertThat(refusal.message()).isEqualTo("Play 1 is not the last play");
    assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(gameScenario.when(CAROL, new Command.UndoPlay("x", 2)).accepted()).hasSize(1);
  }

  @Test
  void onlyTheAdminUndoesAndVoids() {
    GameScenario gameScenario = GameScenario.newGame().play(strikeout()).when(ALICE, ROLL);

    assertThat(gameScenario.when(ALICE, UNDO).refused()).isEqualTo(GameProblems.notAuthorized());
    assertThat(gameScenario.when(ALICE, VOID).refused()).isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void numberOfAVoidedRollIsNotUsedAgain() {
    GameScenario gameScenario = GameScenario.rolled();
    Roll roll = gameScenario.pending();

    gameScenario.when(CAROL, VOID);

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.RollVoided(
                gameScenario.now(), "carol", roll.rollId(), 1, "fell off the table"));
    assertThat(gameScenario.state().pending()).isNull();
    assertThat(gameScenario.when(ALICE, ROLL).pending().number()).isEqualTo(2);
  }

  @Test
  void anExpiredRollCanBeVoided() {
    GameScenario gameScenario = GameScenario.rolled().after(Duration.ofHours(1));

    assertThat(gameScenario.when(CAROL, VOID).accepted()).hasSize(1);
  }

  @Test
  void voidNamingAnotherRollIsRefused() {
    assertThat(GameScenario.rolled().when(CAROL, new Command.VoidRoll("x", "other")).refused())
        .isEqualTo(GameProblems.gameState("Another roll is pending"));
    assertThat(GameScenario.newGame().when(CAROL, VOID).refused())
        .isEqualTo(GameProblems.gameState("No roll is pending"));
  }
}
