package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.GAME;
import static com.paperdynasty.game.GameScenario.HOME_INVITATION;
import static com.paperdynasty.game.GameScenario.NOON;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.dice.VerifiableDice;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Role;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accepted commands and their events. */
class GameLogicTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  @Test
  void theFirstRollStartsTheGame() {
    GameScenario gameScenario = GameScenario.newGame();
    assertThat(gameScenario.state().status()).isEqualTo(Status.WAITING);

    gameScenario.when(ALICE, ROLL);

    assertThat(gameScenario.accepted())
        .hasExactlyElementsOfTypes(Event.GameStarted.class, Event.DiceRolled.class);
    assertThat(gameScenario.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void rollIsDerivedFromSeedAndNumber() {
    Roll roll = GameScenario.rolled().pending();
    VerifiableDice dice = SECRETS.seeds().dice(0);

    assertThat(roll.number()).isEqualTo(1);
    assertThat(roll.dice()).isEqualTo(dice.roll(1, "", ""));
    assertThat(roll.rolledBy()).isEqualTo("alice");
    assertThat(roll.rollId()).matches("[0-9a-f]{16}");
    assertThat(roll.reissueOf()).isNull();
    assertThat(roll.at()).isEqualTo(NOON);
    assertThat(roll.expiresAt()).isEqualTo(NOON.plus(TIME_LIMIT));
  }

  @Test
  void entropyOfBothManagersChangesTheDice() {
    GameScenario gameScenario =
        GameScenario.newGame()
            .when(BOB, new FairPlayCommand.GiveEntropy("of home"))
            .when(ALICE, new FairPlayCommand.GiveEntropy("of away"))
            .when(ALICE, ROLL);

    assertThat(gameScenario.pending().dice())
        .isEqualTo(SECRETS.seeds().dice(0).roll(1, "of away", "of home"));
  }

  @Test
  void managerOfBothSidesGivesEntropyForBoth() {
    Actor alice = ALICE;
    GameScenario gameScenario =
        GameScenario.openSeat()
            .when(alice, new Command.TakeSeat(HOME_INVITATION))
            .when(alice, new FairPlayCommand.GiveEntropy("mine"));

    assertThat(gameScenario.accepted()).hasSize(2);
    assertThat(gameScenario.state().away().entropy()).isEqualTo("mine");
    assertThat(gameScenario.state().home().entropy()).isEqualTo("mine");
    assertThat(gameScenario.state().awaitsEntropyOf("alice")).isFalse();
  }

  @Test
  void invitationOpensItsSeat() {
    GameScenario gameScenario =
        GameScenario.openSeat().when(SAM, new Command.TakeSeat(HOME_INVITATION));

    assertThat(gameScenario.accepted())
        .containsExactly(new Event.SeatTaken(NOON, Side.HOME, new Manager("sam", "Sam")));
    assertThat(gameScenario.state().roleOf(SAM)).isEqualTo(Role.MANAGER);
    assertThat(gameScenario.state().sidesOf("sam")).containsExactly(Side.HOME);
  }

  @Test
  void theAdminActsForAnOpenSeat() {
    GameScenario gameScenario = GameScenario.openSeat().when(CAROL, ROLL);

    assertThat(gameScenario.accepted()).hasSize(2);
    assertThat(gameScenario.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void outcomeUsesThePendingRoll() {
    GameScenario gameScenario = GameScenario.rolled();
    Roll roll = gameScenario.pending();

    gameScenario.when(ALICE, submit(strikeout()));

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.PlayResolved(
                NOON,
                1,
                roll.rollId(),
                "alice",
                strikeout(),
                new PlayFacts(List.of(Advance.out(0, 1)))));
    assertThat(gameScenario.state().pending()).isNull();
    assertThat(gameScenario.state().game().outs()).isEqualTo(1);
    assertThat(gameScenario.state().lastPlay().description()).isNotEmpty();
  }

  @Test
  void anOutcomeMayNameItsRoll() {
    GameScenario gameScenario = GameScenario.rolled();

    gameScenario.when(
        ALICE, new Command.SubmitOutcome(strikeout(), gameScenario.pending().rollId()));

    assertThat(gameScenario.accepted()).hasSize(1);
  }

  @Test
  void theAdminSubmitsForEitherSide() {
    assertThat(GameScenario.rolled().when(CAROL, submit(strikeout())).accepted()).hasSize(1);
  }

  @Test
  void anExpiredRollComesAgainWithTheSameDice() {
    GameScenario gameScenario = GameScenario.rolled();
    Roll first = gameScenario.pending();

    gameScenario.after(TIME_LIMIT).when(BOB, ROLL);

    Roll second = gameScenario.pending();
    assertThat(second.dice()).isEqualTo(first.dice());
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(second.rollId()).isNotEqualTo(first.rollId());
    assertThat(second.reissueOf()).isEqualTo(first.rollId());
    assertThat(second.expiresAt()).isEqualTo(gameScenario.now().plus(TIME_LIMIT));
    assertThat(gameScenario.when(ALICE, submit(strikeout())).accepted()).hasSize(1);
    assertThat(gameScenario.when(ALICE, ROLL).state().pending().number()).isEqualTo(2);
  }

  @Test
  void theLastPlayEndsTheGameAndPublishesTheSeed() {
    GameScenario gameScenario = GameScenario.newGame(new GameOptions(1, null, null, null));
    threeOut(gameScenario);

    gameScenario.play(homerun());

    assertThat(gameScenario.accepted())
        .hasExactlyElementsOfTypes(Event.PlayResolved.class, Event.GameCompleted.class);
    String seed = SECRETS.seeds().dice(0).seed().reveal();
    assertThat(gameScenario.accepted().get(1))
        .isEqualTo(new Event.GameCompleted(NOON, "walk_off", Side.HOME, seed, null));
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(gameScenario.state().dice().seed()).isEqualTo(seed);
  }

  @Test
  void timeIsLoggedToTheMillisecond() {
    GameScenario gameScenario =
        GameScenario.newGame().after(Duration.ofNanos(1_234_567)).when(ALICE, ROLL);

    assertThat(gameScenario.pending().at()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void rollsOfTwoGamesHaveDifferentIds() {
    assertThat(RollIds.id(GAME, 1, null))
        .isNotEqualTo(RollIds.id(GAME, 2, null))
        .isNotEqualTo(RollIds.id(new java.util.UUID(1, 2), 1, null))
        .isNotEqualTo(RollIds.id(GAME, 1, RollIds.id(GAME, 1, null)));
  }

  private static void threeOut(GameScenario gameScenario) {
    for (int out = 0; out < 3; out++) {
      gameScenario.play(strikeout()).accepted();
    }
  }
}
