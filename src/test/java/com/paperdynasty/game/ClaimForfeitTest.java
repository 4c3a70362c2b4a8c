package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.NOON;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.UNA;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Proposal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Winning because the other manager is gone. Alice bats; the time is 120 seconds. */
class ClaimForfeitTest {
  private static final Command CLAIM = new FairPlayCommand.ClaimForfeit();
  private static final Command ROLL = new Command.RollDice();
  private static final Presence ALICE_GONE = new Presence(NOON, null);
  private static final Presence BOB_GONE = new Presence(null, NOON);
  private static final Presence BOTH_GONE = new Presence(NOON, NOON);

  @Test
  void otherManagerWhoseMoveItIsLosesAfterTheirTime() {
    GameScenario game = GameScenario.agreed().when(BOB, ROLL).with(ALICE_GONE);
    game.after(Duration.ofMinutes(2).minusMillis(1)).when(BOB, CLAIM);
    assertThat(game.refused())
        .isEqualTo(
            GameProblems.gameState("The manager of Owls has not been away for 120 seconds")
                .retryAfter(1));

    game.after(Duration.ofMillis(1)).when(BOB, CLAIM);

    Event.GameCompleted over = (Event.GameCompleted) game.accepted().get(0);
    assertThat(over.reason()).isEqualTo("forfeit");
    assertThat(over.winner()).isEqualTo(Side.HOME);
    assertThat(over.note()).isEqualTo("The manager of Owls was away");
    assertThat(game.state().game().gameEnd())
        .isEqualTo(new GameEnd(GameEnd.Reason.FORFEIT, Side.HOME));
    assertThat(game.when(BOB, CLAIM).refused()).isEqualTo(GameProblems.rule("The game is over"));
  }

  @Test
  void managerWhoIsHereLosesNothing() {
    GameScenario game = GameScenario.agreed().when(BOB, ROLL).after(Duration.ofMinutes(4));
    assertThat(game.when(BOB, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("The manager of Owls is here"));
  }

  @Test
  void nobodyClaimsOnTheirOwnMove() {
    GameScenario game = GameScenario.agreed().when(BOB, ROLL).after(Duration.ofMinutes(4));
    for (Presence presence : List.of(BOB_GONE, BOTH_GONE)) {
      assertThat(game.with(presence).when(ALICE, CLAIM).refused())
          .isEqualTo(GameProblems.gameState("It is your move"));
    }
    game.with(BOTH_GONE).when(BOB, CLAIM).accepted();
  }

  /** Either side may roll, so nobody needs the other for that. */
  @Test
  void nobodyClaimsWhereTheyCanRoll() {
    GameScenario game = GameScenario.agreed().when(ALICE, ROLL);
    game.when(ALICE, submit(strikeout())).with(BOTH_GONE).after(Duration.ofHours(1));
    assertThat(game.when(BOB, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("It is your move"));
    game.when(BOB, ROLL).after(Duration.ofHours(1));
    assertThat(game.when(BOB, CLAIM).refused())
        .as("the roll has expired, and can be issued again")
        .isEqualTo(GameProblems.gameState("It is your move"));
  }

  /** The wait for an answer ends by itself, and the one who asks could begin it at will. */
  @Test
  void managerWhoDoesNotAnswerAProposalLosesNothing() {
    GameScenario game = GameScenario.agreed().when(ALICE, ROLL);
    game.when(ALICE, submit(strikeout())).accepted();
    game.after(Duration.ofMinutes(2)).with(BOB_GONE);
    game.when(
            ALICE,
            new FairPlayCommand.ProposeRuling(Proposal.Kind.UNDO_PLAY, "misread", null, null, null))
        .accepted();
    game.after(Duration.ofSeconds(20));
    assertThat(game.when(ALICE, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("The game waits only for a while").retryAfter(40_000));
  }

  @Test
  void nobodyLosesAGameThatHasNotStarted() {
    GameScenario game = GameScenario.newGame(ReadyScenario.OPEN).with(BOB_GONE);
    game.when(ALICE, ReadyScenario.ready(game)).after(Duration.ofSeconds(59));
    assertThat(game.when(ALICE, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("The game has not started"));
  }

  /** Alice makes Bob's absence count by becoming ready, so it counts from then. */
  @Test
  void absenceBeforeASideWasWaitedForDoesNotCount() {
    GameScenario game = GameScenario.newGame(ReadyScenario.options(600));
    ReadyScenario.rolled(game, null, null).when(ALICE, submit(strikeout())).accepted();
    game.after(Duration.ofMinutes(9)).with(BOB_GONE);
    game.when(ALICE, ReadyScenario.ready(game)).accepted();
    assertThat(game.when(ALICE, CLAIM).refused().retryAfterMs()).isEqualTo(120_000);
    game.after(Duration.ofMinutes(2).minusMillis(1)).when(ALICE, CLAIM).refused();
    game.after(Duration.ofMillis(1)).when(ALICE, CLAIM).accepted();
  }

  /** The next pitch cannot be thrown before Alice's pinch hitter has a position. */
  @Test
  void managerWhoMustFillAPositionIsWaitedFor() {
    GameScenario game = vacant(GameScenario.agreed());
    game.when(BOB, ROLL).refused();
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(new WhoseMove(List.of(Side.AWAY), WhoseMove.For.READY, game.now(), null));
    game.with(ALICE_GONE).after(Duration.ofMinutes(2)).when(BOB, CLAIM).accepted();
  }

  /** Official rule 7.03(b): a team that cannot place nine players forfeits. */
  @Test
  void managerWhoIsHereAndFillsNoPositionLoses() {
    GameScenario game = vacant(GameScenario.agreed().after(Duration.ofHours(1)));
    assertThat(game.when(ALICE, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("It is your move"));
    game.after(Duration.ofMinutes(2).minusMillis(1));
    // Another defense fills nothing.
    game.when(ALICE, new Command.SetDefense(new Defense(InfieldDepth.IN, List.of()))).accepted();
    assertThat(game.when(BOB, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("Owls may still fill their positions").retryAfter(1));

    game.after(Duration.ofMillis(1)).when(BOB, CLAIM);

    Event.GameCompleted over = (Event.GameCompleted) game.accepted().get(0);
    assertThat(over.winner()).isEqualTo(Side.HOME);
    assertThat(over.note()).isEqualTo("Owls did not place nine players in the field");
  }

  @Test
  void managerWhoFillsThePositionInTimeLosesNothing() {
    GameScenario game = vacant(GameScenario.agreed()).after(Duration.ofMinutes(3));
    game.when(ALICE, ReadyLineups.fielder(game)).accepted();
    assertThat(game.when(BOB, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("It is your move"));
  }

  /** With a budget of time for each roll, its end is the end of waiting for nine players. */
  @Test
  void sideThatCannotFieldNineWhenItsTimeIsUpLoses() {
    GameScenario game = vacant(GameScenario.newGame(ReadyScenario.OPEN));
    game.after(Duration.ofHours(1));
    assertThat(game.when(BOB, CLAIM).refused())
        .as("Bob is not ready himself")
        .isEqualTo(GameProblems.gameState("Owls may still fill their positions"));
    game.when(BOB, ReadyScenario.ready(game)).accepted();
    game.after(Duration.ofMinutes(1).minusMillis(1));
    assertThat(game.when(BOB, CLAIM).refused().retryAfterMs()).isEqualTo(1);
    game.after(Duration.ofMillis(1));
    assertThat(game.when(BOB, ReadyScenario.roll(game)).refused().message())
        .startsWith("Nobody plays ");
    game.when(BOB, CLAIM).accepted();
  }

  /** The first half, in which Alice's side bats with a pinch hitter who has no position. */
  private static GameScenario vacant(GameScenario game) {
    LineupChange pinchHitter =
        new LineupChange(1, new Player("sub", "Sub"), Position.PINCH_HITTER, false);
    game.when(ALICE, new Command.Substitute(Side.AWAY, List.of(pinchHitter))).accepted();
    for (int out = 0; out < 3; out++) {
      if (game.state().fairPlay().ready().isUsed()) {
        ReadyScenario.bothReady(game);
      }
      game.when(BOB, new Command.RollDice((long) game.log().size())).accepted();
      game.when(ALICE, submit(strikeout())).accepted();
    }
    return game;
  }

  @Test
  void onlyManagersClaim() {
    GameScenario game = GameScenario.agreed().when(BOB, ROLL).with(ALICE_GONE);
    game.after(Duration.ofMinutes(4));
    for (Actor other : List.of(CAROL, SAM, ROOT, UNA)) {
      assertThat(game.when(other, CLAIM).refused()).isEqualTo(GameProblems.notAuthorized());
    }
  }

  @Test
  void openSeatAndManagerOfBothSidesGiveNoForfeit() {
    GameScenario game = GameScenario.agreed(null, GameOptions.NONE).with(BOTH_GONE);
    game.after(Duration.ofHours(1));
    assertThat(game.when(ALICE, CLAIM).refused())
        .isEqualTo(GameProblems.rule("The other side has no manager"));
    game.when(ALICE, new Command.TakeSeat(GameScenario.HOME_INVITATION)).accepted();
    assertThat(game.when(ALICE, CLAIM).refused())
        .isEqualTo(GameProblems.gameState("You manage both sides"));
  }

  @Test
  void whoseMoveItIs() {
    GameScenario game = GameScenario.agreed();
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(new WhoseMove(List.of(Side.AWAY, Side.HOME), WhoseMove.For.ROLL, null, null));
    game.when(BOB, ROLL).accepted();
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(
            new WhoseMove(
                List.of(Side.AWAY),
                WhoseMove.For.OUTCOME,
                game.now(),
                game.now().plus(Duration.ofMinutes(5))));
    game.when(ALICE, submit(strikeout()));
    game.when(
            BOB,
            new FairPlayCommand.ProposeRuling(Proposal.Kind.END_GAME, "rain", null, null, null))
        .accepted();
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(
            new WhoseMove(
                List.of(Side.AWAY),
                WhoseMove.For.RULING,
                game.now(),
                game.now().plus(Proposal.HOLD)));
    game.when(ALICE, new FairPlayCommand.AnswerRuling("home-1", true)).accepted();
    assertThat(WhoseMove.at(game.state(), game.now())).isNull();
  }
}
