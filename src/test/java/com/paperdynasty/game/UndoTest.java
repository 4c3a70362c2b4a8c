package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.SECRETS;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Submission;
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
    Scene scene = Scene.newGame().play(Submission.of(Outcome.SINGLE)).when(ALICE, ROLL);
    TableState before = scene.state();

    scene.when(ALICE, submit(homerun())).when(CAROL, UNDO);

    assertThat(scene.accepted())
        .containsExactly(new Event.PlayUndone(scene.now(), "carol", 2, "misread", null));
    assertThat(scene.state()).isEqualTo(before);
    assertThat(scene.state().hash()).isEqualTo(before.hash());
  }

  @Test
  void wholeGameIsUndonePlayByPlay() {
    long seed = System.nanoTime();
    RandomTable people = new RandomTable(new Random(seed));
    Scene scene = Scene.newGame();
    Deque<TableState> before = new ArrayDeque<>();
    for (int act = 0; act < 300; act++) {
      TableState state = scene.state();
      people.playOn(scene);
      if (scene.state().game().playNumber() > state.game().playNumber()) {
        before.push(state);
      }
    }
    assertThat(before).hasSizeGreaterThan(50);
    for (TableState state : before) {
      TableState undone = scene.when(CAROL, UNDO).state();
      assertThat(undone.game()).as("seed %d", seed).isEqualTo(state.game());
      assertThat(undone.pending()).isEqualTo(state.pending());
      assertThat(undone.lastPlay()).isEqualTo(state.lastPlay());
    }
    assertThat(scene.when(CAROL, UNDO).refused().message()).isEqualTo("There is no play to undo");
  }

  @Test
  void undoReplaysNoMoreInALongGameThanInAShortOne() {
    Scene scene = Scene.newGame();
    for (int play = 1; play <= 4_000; play++) {
      scene.play(Submission.of(Outcome.WALK));
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      TableState before = scene.when(ALICE, ROLL).state();
      scene.when(ALICE, submit(homerun()));
      Event undone = new Event.PlayUndone(scene.now(), "carol", 4_001, "misread", null);
      long from = System.nanoTime();
      TableState after = Table.apply(scene.state(), undone);
      best = Math.min(best, System.nanoTime() - from);
      assertThat(after.game()).isEqualTo(before.game());
      assertThat(after.lastPlay()).isEqualTo(before.lastPlay());
      assertThat(scene.when(CAROL, UNDO).state().hash()).isEqualTo(before.hash());
      scene.when(ALICE, new Command.VoidRoll("again", null));
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(5));
  }

  @Test
  void laterRollsAreIssuedAgainInOrder() {
    Scene scene = Scene.newGame().play(strikeout()).play(strikeout()).when(ALICE, ROLL);
    Roll third = scene.pending();

    scene.when(CAROL, UNDO).when(CAROL, UNDO);
    assertThat(scene.pending().number()).isEqualTo(1);
    scene.when(ALICE, submit(strikeout())).when(ALICE, ROLL);
    assertThat(scene.pending().number()).isEqualTo(2);
    scene.when(ALICE, submit(strikeout())).when(ALICE, ROLL);

    assertThat(scene.pending().number()).isEqualTo(3);
    assertThat(scene.pending().dice()).isEqualTo(third.dice());
    assertThat(scene.pending().reissueOf()).isEqualTo(third.rollId());
    assertThat(scene.when(ALICE, submit(strikeout())).when(CAROL, ROLL).pending().number())
        .isEqualTo(4);
  }

  @Test
  void anUndoneRollThatIsOldIsIssuedAgain() {
    Scene scene = Scene.newGame().play(strikeout()).after(Duration.ofHours(1)).when(CAROL, UNDO);
    Roll old = scene.pending();

    assertThat(scene.when(ALICE, submit(strikeout())).refused().message())
        .isEqualTo("Roll expired - please roll again");
    assertThat(scene.when(ALICE, ROLL).pending().dice()).isEqualTo(old.dice());
  }

  @Test
  void defenseSetAfterThePlayIsUndoneWithIt() {
    Scene scene = Scene.newGame().play(strikeout());
    scene.when(CAROL, new Command.SetDefense(new Defense(InfieldDepth.IN, List.of())));
    assertThat(scene.state().game().defense().infield()).isEqualTo(InfieldDepth.IN);

    scene.when(CAROL, UNDO);

    assertThat(scene.state().game().defense()).isEqualTo(Defense.NORMAL);
  }

  @Test
  void afterTheEndTheDiceComeFromANewSeed() {
    Scene scene = Scene.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 3; out++) {
      scene.play(strikeout());
    }
    scene.play(homerun());
    assertThat(scene.state().status()).isEqualTo(Status.COMPLETED);

    scene.when(CAROL, UNDO);

    String commitment = SECRETS.cup().dice(1).seed().commitment();
    assertThat(((Event.PlayUndone) scene.accepted().get(0)).commitment()).isEqualTo(commitment);
    assertThat(scene.state().dice().commitment()).isEqualTo(commitment);
    assertThat(scene.state().dice().seed()).isNull();
    assertThat(scene.state().status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(scene.pending().number()).as("the undone play's own dice").isEqualTo(4);
    scene.when(CAROL, submit(strikeout())).when(CAROL, ROLL);
    assertThat(scene.pending().dice()).isEqualTo(SECRETS.cup().dice(1).roll(5, "", ""));
  }

  @Test
  void onlyTheLastPlayIsUndone() {
    Scene scene = Scene.newGame().play(strikeout()).play(strikeout());

    Problem refusal = scene.when(CAROL, new Command.UndoPlay("x", 1)).refused();

    assertThat(refusal.message()).isEqualTo("Play 1 is not the last play");
    assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(scene.when(CAROL, new Command.UndoPlay("x", 2)).accepted()).hasSize(1);
  }

  @Test
  void onlyTheAdminUndoesAndVoids() {
    Scene scene = Scene.newGame().play(strikeout()).when(ALICE, ROLL);

    assertThat(scene.when(ALICE, UNDO).refused()).isEqualTo(Refusal.notAuthorized());
    assertThat(scene.when(ALICE, VOID).refused()).isEqualTo(Refusal.notAuthorized());
  }

  @Test
  void numberOfAVoidedRollIsNotUsedAgain() {
    Scene scene = Scene.rolled();
    Roll roll = scene.pending();

    scene.when(CAROL, VOID);

    assertThat(scene.accepted())
        .containsExactly(
            new Event.RollVoided(scene.now(), "carol", roll.rollId(), 1, "fell off the table"));
    assertThat(scene.state().pending()).isNull();
    assertThat(scene.when(ALICE, ROLL).pending().number()).isEqualTo(2);
  }

  @Test
  void anExpiredRollCanBeVoided() {
    Scene scene = Scene.rolled().after(Duration.ofHours(1));

    assertThat(scene.when(CAROL, VOID).accepted()).hasSize(1);
  }

  @Test
  void voidNamingAnotherRollIsRefused() {
    assertThat(Scene.rolled().when(CAROL, new Command.VoidRoll("x", "other")).refused())
        .isEqualTo(Refusal.gameState("Another roll is pending"));
    assertThat(Scene.newGame().when(CAROL, VOID).refused())
        .isEqualTo(Refusal.gameState("No roll is pending"));
  }
}
