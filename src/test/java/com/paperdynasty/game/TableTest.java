package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.BOB;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.GAME;
import static com.paperdynasty.game.Scene.HOME_INVITATION;
import static com.paperdynasty.game.Scene.NOON;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.SECRETS;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.PlayFacts;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.dice.VerifiableDice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accepted commands and their events. */
class TableTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  @Test
  void theFirstRollStartsTheGame() {
    Scene scene = Scene.newGame();
    assertThat(scene.state().status()).isEqualTo(Status.WAITING);

    scene.when(ALICE, ROLL);

    assertThat(scene.accepted())
        .hasExactlyElementsOfTypes(Event.GameStarted.class, Event.DiceRolled.class);
    assertThat(scene.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void rollIsDerivedFromSeedAndNumber() {
    Roll roll = Scene.rolled().pending();
    VerifiableDice dice = SECRETS.cup().dice(0);

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
    Scene scene =
        Scene.newGame()
            .when(BOB, new Command.GiveEntropy("of home"))
            .when(ALICE, new Command.GiveEntropy("of away"))
            .when(ALICE, ROLL);

    assertThat(scene.pending().dice())
        .isEqualTo(SECRETS.cup().dice(0).roll(1, "of away", "of home"));
  }

  @Test
  void managerOfBothSidesGivesEntropyForBoth() {
    Actor alice = ALICE;
    Scene scene =
        Scene.openSeat()
            .when(alice, new Command.TakeSeat(HOME_INVITATION))
            .when(alice, new Command.GiveEntropy("mine"));

    assertThat(scene.accepted()).hasSize(2);
    assertThat(scene.state().away().entropy()).isEqualTo("mine");
    assertThat(scene.state().home().entropy()).isEqualTo("mine");
    assertThat(scene.state().awaitsEntropyOf("alice")).isFalse();
  }

  @Test
  void invitationOpensItsSeat() {
    Scene scene = Scene.openSeat().when(SAM, new Command.TakeSeat(HOME_INVITATION));

    assertThat(scene.accepted())
        .containsExactly(new Event.SeatTaken(NOON, Side.HOME, new Manager("sam", "Sam")));
    assertThat(scene.state().roleOf(SAM)).isEqualTo(Role.MANAGER);
    assertThat(scene.state().sidesOf("sam")).containsExactly(Side.HOME);
  }

  @Test
  void theAdminActsForAnOpenSeat() {
    Scene scene = Scene.openSeat().when(CAROL, ROLL);

    assertThat(scene.accepted()).hasSize(2);
    assertThat(scene.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void outcomeUsesThePendingRoll() {
    Scene scene = Scene.rolled();
    Roll roll = scene.pending();

    scene.when(ALICE, submit(strikeout()));

    assertThat(scene.accepted())
        .containsExactly(
            new Event.PlayResolved(
                NOON,
                1,
                roll.rollId(),
                "alice",
                strikeout(),
                new PlayFacts(List.of(Advance.out(0, 1)))));
    assertThat(scene.state().pending()).isNull();
    assertThat(scene.state().game().outs()).isEqualTo(1);
    assertThat(scene.state().lastPlay().description()).isNotEmpty();
  }

  @Test
  void anOutcomeMayNameItsRoll() {
    Scene scene = Scene.rolled();

    scene.when(ALICE, new Command.SubmitOutcome(strikeout(), scene.pending().rollId()));

    assertThat(scene.accepted()).hasSize(1);
  }

  @Test
  void theAdminSubmitsForEitherSide() {
    assertThat(Scene.rolled().when(CAROL, submit(strikeout())).accepted()).hasSize(1);
  }

  @Test
  void anExpiredRollComesAgainWithTheSameDice() {
    Scene scene = Scene.rolled();
    Roll first = scene.pending();

    scene.after(TIME_LIMIT).when(BOB, ROLL);

    Roll second = scene.pending();
    assertThat(second.dice()).isEqualTo(first.dice());
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(second.rollId()).isNotEqualTo(first.rollId());
    assertThat(second.reissueOf()).isEqualTo(first.rollId());
    assertThat(second.expiresAt()).isEqualTo(scene.now().plus(TIME_LIMIT));
    assertThat(scene.when(ALICE, submit(strikeout())).accepted()).hasSize(1);
    assertThat(scene.when(ALICE, ROLL).state().pending().number()).isEqualTo(2);
  }

  @Test
  void theLastPlayEndsTheGameAndPublishesTheSeed() {
    Scene scene = Scene.newGame(new GameOptions(1, null, null, null));
    threeOut(scene);

    scene.play(homerun());

    assertThat(scene.accepted())
        .hasExactlyElementsOfTypes(Event.PlayResolved.class, Event.GameCompleted.class);
    String seed = SECRETS.cup().dice(0).seed().reveal();
    assertThat(scene.accepted().get(1))
        .isEqualTo(new Event.GameCompleted(NOON, "walk_off", Side.HOME, seed, null));
    assertThat(scene.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(scene.state().dice().seed()).isEqualTo(seed);
  }

  @Test
  void timeIsLoggedToTheMillisecond() {
    Scene scene = Scene.newGame().after(Duration.ofNanos(1_234_567)).when(ALICE, ROLL);

    assertThat(scene.pending().at()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void rollsOfTwoGamesHaveDifferentIds() {
    assertThat(RollIds.id(GAME, 1, null))
        .isNotEqualTo(RollIds.id(GAME, 2, null))
        .isNotEqualTo(RollIds.id(new java.util.UUID(1, 2), 1, null))
        .isNotEqualTo(RollIds.id(GAME, 1, RollIds.id(GAME, 1, null)));
  }

  private static void threeOut(Scene scene) {
    for (int out = 0; out < 3; out++) {
      scene.play(strikeout()).accepted();
    }
  }
}
