package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.NOON;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static com.paperdynasty.game.ReadyScenario.OPEN;
import static com.paperdynasty.game.ReadyScenario.SEALED;
import static com.paperdynasty.game.ReadyScenario.bothReady;
import static com.paperdynasty.game.ReadyScenario.extras;
import static com.paperdynasty.game.ReadyScenario.notReady;
import static com.paperdynasty.game.ReadyScenario.pinchHitter;
import static com.paperdynasty.game.ReadyScenario.ready;
import static com.paperdynasty.game.ReadyScenario.refusal;
import static com.paperdynasty.game.ReadyScenario.roll;
import static com.paperdynasty.game.ReadyScenario.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.fairplay.ReadySide;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each side has one budget of 60 s for a roll. Nobody is held up for longer. */
class ReadyTimeTest {
  private static final Command SET_INFIELD_IN =
      new Command.SetDefense(new Defense(InfieldDepth.IN, List.of()));
  private static final Duration ALMOST = Duration.ofMillis(59_900);
  private static final Duration TENTH = Duration.ofMillis(100);

  @Test
  void whoIsNotReadyInTimeIsRolledAgainst() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.after(Duration.ofHours(1)).when(ALICE, ready(game)).accepted();
    assertThat(state(game).budgetEndsAt()).isEqualTo(game.now().plusSeconds(60));

    game.after(Duration.ofMillis(59_999));
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    game.after(Duration.ofMillis(1)).when(ALICE, roll(game)).accepted();

    assertThat(extras(game).notReady()).containsExactly(Side.HOME);
  }

  @Test
  void whoseTimeIsUpChangesNothingMoreBeforeTheRoll() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    GameState before = game.after(Duration.ofSeconds(60)).state();

    assertThat(game.when(BOB, ready(game)).refused())
        .isEqualTo(GameProblems.gameState("Time is up"));
    assertThat(refusal(game, BOB, notReady(game))).isEqualTo("Time is up");
    assertThat(refusal(game, BOB, SET_INFIELD_IN)).isEqualTo("Time is up");
    assertThat(
            refusal(
                game,
                BOB,
                new Command.SetLineup(Side.HOME, game.state().game().lineup(Side.HOME).inGame())))
        .isEqualTo("Time is up");
    assertThat(game.state()).isEqualTo(before);

    game.when(ALICE, roll(game)).accepted();
    game.when(ALICE, submit(strikeout())).accepted();
    game.when(BOB, SET_INFIELD_IN).accepted();
  }

  @Test
  void theOtherSideMayStillChange() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.after(Duration.ofSeconds(60));

    game.when(ALICE, pinchHitter(game, "sub")).accepted();
    game.when(ALICE, roll(game)).accepted();
  }

  @Test
  void whoseTimeIsUpMayStillRoll() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();

    game.after(Duration.ofSeconds(60)).when(BOB, roll(game)).accepted();

    assertThat(extras(game).notReady()).isEmpty();
  }

  @Test
  void nothingRunsWhileNobodyIsReady() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.after(Duration.ofDays(3));
    assertThat(state(game).budgetEndsAt()).isNull();
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    game.when(ALICE, SET_INFIELD_IN);
    game.when(BOB, SET_INFIELD_IN).accepted();
  }

  @Test
  void takingReadinessBackRefillsNothing() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.after(ALMOST).when(BOB, ready(game)).accepted();
    assertThat(state(game).budgetEndsAt()).isNull();
    game.after(Duration.ofHours(2));
    game.when(BOB, notReady(game)).accepted();
    assertThat(state(game).budgetEndsAt()).isEqualTo(game.now().plus(TENTH));

    game.after(TENTH).when(ALICE, roll(game)).accepted();
    assertThat(extras(game).notReady()).containsExactly(Side.HOME);
  }

  /** Bob changes something whenever his time is nearly up, so that Alice must be ready again. */
  @Test
  void smallChangesAtTheLastMomentRefillNothing() {
    GameScenario game = GameScenario.newGame(OPEN);
    Duration waited = Duration.ZERO;
    game.when(ALICE, ready(game)).accepted();
    game.after(ALMOST);
    int changes = 0;
    while (!state(game).isTimeUp(Side.HOME, game.now())) {
      game.when(BOB, SET_INFIELD_IN).accepted();
      changes++;
      assertThat(state(game).away().isReady()).isFalse();
      game.after(Duration.ofSeconds(5)).when(ALICE, ready(game)).accepted();
      game.after(Duration.ofMillis(30));
      waited = waited.plusMillis(30);
    }
    assertThat(changes).isEqualTo(4);
    assertThat(waited).isEqualTo(Duration.ofMillis(120));
    assertThat(refusal(game, BOB, SET_INFIELD_IN)).isEqualTo("Time is up");
    game.when(ALICE, roll(game)).accepted();
  }

  /** Alice's own time does not run while she answers changes of a side that is not ready. */
  @Test
  void changesOfTheOtherCostNoTimeWhileItIsNotReady() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.when(BOB, SET_INFIELD_IN).accepted();
    game.after(Duration.ofHours(1));

    game.when(ALICE, ready(game)).accepted();
    assertThat(state(game).away().usedMs()).isZero();
  }

  @Test
  void whoTakesReadinessBackAfterTheOthersTimeHoldsNobodyUp() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.after(Duration.ofSeconds(60)).when(ALICE, notReady(game)).accepted();
    assertThat(refusal(game, BOB, ready(game))).isEqualTo("Time is up");
    assertThat(refusal(game, BOB, roll(game))).isEqualTo("Waiting for Owls");
    assertThat(state(game).budgetEndsAt()).isEqualTo(game.now().plusSeconds(60));

    game.after(Duration.ofSeconds(60)).when(BOB, roll(game)).accepted();
    assertThat(extras(game).notReady()).containsExactly(Side.AWAY);
  }

  @Test
  void twentyAnswersAndNoMore() {
    GameScenario game = GameScenario.newGame(SEALED);
    for (int answer = 0; answer < ReadySide.MOST_ANSWERS; answer++) {
      game.when(BOB, answer % 2 == 0 ? ready(game) : notReady(game)).accepted();
    }

    assertThat(game.when(BOB, ready(game)).refused())
        .isEqualTo(GameProblems.gameState("You have answered often enough before this roll"));
    assertThat(game.log()).hasSize(1 + ReadySide.MOST_ANSWERS);
    game.when(ALICE, roll(game)).accepted();
    assertThat(extras(game).notReady()).as("nobody waits for it").containsExactly(Side.HOME);
    game.when(ALICE, submit(strikeout())).accepted();
    game.when(BOB, ready(game)).accepted();
  }

  @Test
  void twoWhoHaveUsedUpTheirAnswersAreNotStuck() {
    GameScenario game = GameScenario.newGame(SEALED);
    for (int answer = 0; answer < ReadySide.MOST_ANSWERS; answer++) {
      game.when(ALICE, answer % 2 == 0 ? ready(game) : notReady(game)).accepted();
      game.when(BOB, answer % 2 == 0 ? ready(game) : notReady(game)).accepted();
    }

    game.when(CAROL, roll(game)).accepted();
    assertThat(extras(game).notReady()).containsExactly(Side.AWAY, Side.HOME);
  }

  /** Otherwise the other side's changes would use up all the answers of an honest one. */
  @Test
  void changesTakeReadinessBackTenTimesAtMost() {
    GameScenario game = GameScenario.newGame(OPEN);
    for (int change = 0; change < ReadySide.MOST_TAKEN_BACK; change++) {
      game.when(ALICE, ready(game)).accepted();
      game.when(BOB, SET_INFIELD_IN).accepted();
    }
    game.when(BOB, SET_INFIELD_IN).accepted();
    game.when(ALICE, ready(game)).accepted();

    assertThat(game.when(BOB, SET_INFIELD_IN).refused())
        .isEqualTo(GameProblems.gameState("Too many changes before this roll"));
    game.when(BOB, roll(game)).accepted();
    assertThat(extras(game).notReady()).isEmpty();
  }

  /** Otherwise changes that come faster than answers would keep the other side from being ready. */
  @Test
  void changesBeforeTheOtherSideIsReadyHaveAnEnd() {
    GameScenario game = GameScenario.newGame(OPEN);
    for (int change = 0; change < ReadySide.MOST_CHANGES; change++) {
      Command late = ready(game);
      game.when(BOB, SET_INFIELD_IN).accepted();
      assertThat(refusal(game, ALICE, late)).isEqualTo("Millers changed something");
    }
    assertThat(refusal(game, BOB, SET_INFIELD_IN)).isEqualTo("Too many changes before this roll");
    game.when(ALICE, ready(game)).accepted();
  }

  @Test
  void anotherOwnersClockDoesNotTurnTimeBack() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.after(Duration.ofSeconds(50)).when(CAROL, new Command.Announce("Rain")).accepted();
    game.after(Duration.ofSeconds(-80)).when(BOB, ready(game)).accepted();
    game.after(Duration.ofSeconds(80)).when(BOB, notReady(game)).accepted();

    assertThat(state(game).home().usedMs()).isZero();
    assertThat(state(game).budgetEndsAt()).isEqualTo(NOON.plusSeconds(110));
  }

  /** Otherwise a creator who is ready early rolls against the sample roster of a guest. */
  @Test
  void timeDoesNotRunAgainstAManagerWhoIsNotThereYet() {
    GameScenario game = GameScenario.openSeat(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.after(Duration.ofDays(1));
    game.when(BOB, new Command.TakeSeat(GameScenario.HOME_INVITATION)).accepted();

    assertThat(state(game).budgetEndsAt()).isEqualTo(game.now().plusSeconds(60));
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    game.when(BOB, new Command.SetLineup(Side.HOME, game.state().game().lineup(Side.HOME).inGame()))
        .accepted();
  }

  /** Alice has a vacant position, which is no licence to change other things for ever. */
  @Test
  void whoLacksAFielderMaySendThatFielderAlone() {
    GameScenario game = ReadyLineups.withoutFielder(GameScenario.newGame(OPEN));
    game.when(BOB, ready(game)).accepted();
    game.after(Duration.ofSeconds(60));

    assertThat(refusal(game, ALICE, ReadyLineups.swap(game))).isEqualTo("Time is up");
    game.when(ALICE, ReadyLineups.fielder(game)).accepted();
  }

  @Test
  void aVacantPositionDoesNotTakeTheOthersAnswers() {
    GameScenario game = ReadyLineups.withoutFielder(GameScenario.newGame(OPEN));
    for (int change = 0; change < ReadySide.MOST_TAKEN_BACK; change++) {
      game.when(BOB, ready(game)).accepted();
      game.when(ALICE, ReadyLineups.swap(game)).accepted();
    }
    game.when(BOB, ready(game)).accepted();

    assertThat(refusal(game, ALICE, ReadyLineups.swap(game)))
        .isEqualTo("Too many changes before this roll");
    game.when(ALICE, ReadyLineups.fielder(game)).accepted();
    game.when(BOB, ready(game)).accepted();
  }

  @Test
  void everyRollHasItsOwnBudget() {
    GameScenario game = GameScenario.newGame(OPEN);
    game.when(ALICE, ready(game)).accepted();
    game.after(ALMOST).when(BOB, ready(game)).accepted();
    game.when(BOB, roll(game)).accepted();
    assertThat(state(game).budgetEndsAt()).isNull();
    game.after(Duration.ofMinutes(4)).when(ALICE, submit(strikeout())).accepted();

    game.when(ALICE, ready(game)).accepted();
    assertThat(state(game).budgetEndsAt()).isEqualTo(game.now().plusSeconds(60));
    game.after(ALMOST);
    assertThat(refusal(game, ALICE, roll(game))).isEqualTo("Waiting for Millers");
    bothReady(game).when(ALICE, roll(game)).accepted();
    assertThat(extras(game).notReady()).isEmpty();
  }
}
