package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.GAME;
import static com.paperdynasty.game.GameScenario.HOME_INVITATION;
import static com.paperdynasty.game.GameScenario.NOON;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Role;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The admin opens a seat again that the wrong person has taken, before the first roll. */
class OpenSeatTest {
  private static final String NEW = "another-invitation";
  private static final Command OPEN = new Command.OpenSeat(Side.HOME, Invitations.hash(NEW));
  private static final String A = "aa".repeat(32);
  private static final String B = "bb".repeat(32);

  private final GameScenario game =
      GameScenario.openSeat().when(SAM, new Command.TakeSeat(HOME_INVITATION));

  @Test
  void managerLosesTheSeatAndOnlyTheNewInvitationOpensIt() {
    game.when(CAROL, OPEN);

    assertThat(game.accepted())
        .containsExactly(
            new Event.SeatOpened(NOON, Side.HOME, "carol", "sam", Invitations.hash(NEW)));
    assertThat(game.state().roleOf(SAM)).isEqualTo(Role.SPECTATOR);
    assertThat(game.state().seesLive(SAM)).isFalse();
    assertThat(game.when(SAM, new Command.TakeSeat(HOME_INVITATION)).refused())
        .isEqualTo(GameProblems.notAuthorized());
    game.when(BOB, new Command.TakeSeat(NEW)).accepted();
    assertThat(game.state().sidesOf("bob")).containsExactly(Side.HOME);
    assertThat(game.when(SAM, new Command.TakeSeat(NEW)).refused().code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  /** The answer with the invitation may be lost, and a link too. */
  @Test
  void openSeatGetsAnotherInvitation() {
    GameScenario open = GameScenario.openSeat().when(CAROL, OPEN);

    assertThat(open.accepted())
        .containsExactly(
            new Event.SeatOpened(NOON, Side.HOME, "carol", null, Invitations.hash(NEW)));
    open.when(BOB, new Command.TakeSeat(HOME_INVITATION)).refused();
    open.when(CAROL, new Command.OpenSeat(Side.HOME, Invitations.hash("third"))).accepted();
    open.when(BOB, new Command.TakeSeat(NEW)).refused();
    open.when(BOB, new Command.TakeSeat("third")).accepted();
  }

  @Test
  void onlyTheAdminOpensASeat() {
    for (Actor other : List.of(ALICE, SAM)) {
      assertThat(game.when(other, OPEN).refused()).isEqualTo(GameProblems.notAuthorized());
    }
    GameScenario secret = GameScenario.privateGame();
    assertThat(secret.when(SAM, OPEN).refused()).isEqualTo(Problem.unknownGame(GAME));
    game.when(ROOT, OPEN).accepted();
  }

  @Test
  void noSeatIsOpenedAfterTheFirstRoll() {
    GameScenario rolled = GameScenario.rolled();
    assertThat(rolled.when(CAROL, OPEN).refused())
        .isEqualTo(GameProblems.gameState("The game has started"));
    GameScenario over = GameScenario.newGame().when(CAROL, new Command.EndGame("rain"));
    assertThat(over.when(CAROL, OPEN).refused())
        .isEqualTo(GameProblems.gameState("The game has started"));
  }

  /** One part is known already: somebody who knows the seed could choose the other one by it. */
  @Test
  void bothSidesGiveTheirPartOfTheDiceAnew() {
    for (Side side : Side.values()) {
      commit(side == Side.AWAY ? ALICE : SAM, side, A).accepted();
    }
    game.when(ALICE, new FairPlayCommand.OpenEntropy(Side.AWAY, A)).accepted();
    game.when(SAM, new FairPlayCommand.OpenEntropy(Side.HOME, A)).accepted();

    game.when(CAROL, OPEN).accepted();
    assertThat(game.state().fairPlay().entropy()).isEqualTo(EntropyRounds.EMPTY);
    assertThat(game.state().away().entropy()).isNull();

    game.when(BOB, new Command.TakeSeat(NEW)).accepted();
    commit(ALICE, Side.AWAY, B).accepted();
    commit(BOB, Side.HOME, B).accepted();
    game.when(ALICE, new FairPlayCommand.OpenEntropy(Side.AWAY, B)).accepted();
    game.when(BOB, new FairPlayCommand.OpenEntropy(Side.HOME, B)).accepted();
    game.when(ALICE, new Command.RollDice()).accepted();
    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(1, B, B));
  }

  @Test
  void nobodyIsReadyAndNothingIsAskedAfterwards() {
    TableOptions ready =
        new TableOptions(
            TableOptions.BeforeRoll.READY,
            60,
            TableOptions.Plans.SEALED,
            TableOptions.Rulings.AGREED,
            TableOptions.DiceSource.SERVER,
            120);
    GameScenario agreed =
        GameScenario.openSeat(ready).when(SAM, new Command.TakeSeat(HOME_INVITATION));
    agreed.when(ALICE, new FairPlayCommand.Ready(2L, Side.AWAY, true, null)).accepted();
    agreed
        .when(
            SAM, new FairPlayCommand.ProposeRuling(Proposal.Kind.END_GAME, "no", null, null, null))
        .accepted();

    agreed.when(CAROL, OPEN).accepted();
    assertThat(agreed.state().fairPlay().ready().away().isReady()).isFalse();
    assertThat(agreed.state().fairPlay().rulings().of(Side.HOME)).isNull();
  }

  private GameScenario commit(Actor actor, Side side, String bytes) {
    String commitment = EntropyCommitment.of(GAME, side.code(), actor.userId(), 1, bytes);
    return game.when(actor, new FairPlayCommand.CommitEntropy(side, commitment));
  }
}
