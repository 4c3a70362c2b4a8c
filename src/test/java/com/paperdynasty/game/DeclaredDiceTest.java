package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The side at bat rolls by hand and declares its dice. */
class DeclaredDiceTest {
  private static final Command ROLL = new Command.RollDice();
  private static final DiceFaces FACES = new DiceFaces(4, 3, 4, 14, 8);
  private static final Command DECLARE = new FairPlayCommand.DeclareDice(FACES);

  @Test
  void declaredDiceAreRolledAndMarked() {
    GameScenario game = GameScenario.declared().when(ALICE, DECLARE);

    assertThat(game.accepted()).hasSize(2);
    assertThat(game.pending().dice()).isEqualTo(FACES);
    assertThat(game.state().dice().extras().declaredBy()).isEqualTo("alice");
    game.when(ALICE, submit(strikeout())).when(CAROL, new Command.UndoPlay("misread", null));
    assertThat(game.state().dice().extras().declaredBy()).as("after an undo").isEqualTo("alice");
  }

  @Test
  void theServerDoesNotRollInAGameWithDeclaredDice() {
    GameScenario game = GameScenario.declared();
    assertThat(game.when(ALICE, ROLL).refused())
        .isEqualTo(
            GameProblems.gameState("Dice are declared here - the side at bat sends declare_dice"));
  }

  @Test
  void nobodyDeclaresDiceWhereTheServerRolls() {
    assertThat(GameScenario.newGame().when(ALICE, DECLARE).refused())
        .isEqualTo(GameProblems.gameState("Dice are rolled by the server here"));
  }

  @Test
  void onlyTheSideAtBatDeclares() {
    GameScenario game = GameScenario.declared();
    assertThat(game.when(BOB, DECLARE).refused()).isEqualTo(GameProblems.notYourTurn());
    assertThat(game.when(SAM, DECLARE).refused()).isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void oneRollIsPendingAtMost() {
    GameScenario game = GameScenario.declared().when(ALICE, DECLARE);
    assertThat(game.when(ALICE, DECLARE).refused().message())
        .isEqualTo("A roll is already pending");
  }

  @Test
  void aRollThatExpiredKeepsItsDice() {
    GameScenario game = GameScenario.declared().when(ALICE, DECLARE).after(Duration.ofMinutes(5));

    assertThat(
            game.when(ALICE, new FairPlayCommand.DeclareDice(new DiceFaces(1, 6, 6, 20, 20)))
                .refused())
        .isEqualTo(
            GameProblems.gameState("Other dice were declared for this roll: [4, 3, 4, 14, 8]"));
    game.when(ALICE, DECLARE).accepted();
    assertThat(game.pending().number()).isEqualTo(1);
    game.after(Duration.ofMinutes(5)).when(BOB, ROLL).accepted();
    assertThat(game.pending().dice()).isEqualTo(FACES);
    assertThat(game.state().dice().extras().declaredBy()).isEqualTo("alice");
  }

  @Test
  void extraDiceAreTheServersThereToo() {
    GameScenario game = GameScenario.declared().when(ALICE, DECLARE);
    game.when(BOB, new FairPlayCommand.RollExtra("fielding", null)).accepted();
  }
}
