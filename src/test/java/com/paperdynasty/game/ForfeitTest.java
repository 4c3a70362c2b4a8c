package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.homerun;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.RetrosheetExport;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import org.junit.jupiter.api.Test;

/** Giving a game up. */
class ForfeitTest {
  private static final Command CONCEDE = new FairPlayCommand.Concede(null, "the bus is late");

  @Test
  void otherSideWinsAndTheScoreStays() {
    GameScenario gameScenario = GameScenario.newGame().play(homerun()).when(ALICE, CONCEDE);

    assertThat(gameScenario.accepted())
        .containsExactly(
            new Event.GameCompleted(
                gameScenario.now(),
                "forfeit",
                Side.HOME,
                SECRETS.seeds().dice(0).seed().reveal(),
                "the bus is late"));
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(gameScenario.state().game().gameEnd())
        .isEqualTo(new GameEnd(GameEnd.Reason.FORFEIT, Side.HOME));
    assertThat(gameScenario.state().game().score(Side.AWAY)).isEqualTo(1);
    assertThat(PitcherDecisions.of(gameScenario.state().game())).isEqualTo(PitcherDecisions.NONE);
    assertThat(RetrosheetExport.of(gameScenario.state(), gameScenario.now()))
        .contains("info,wp,\r\n", "info,forfeit,H\r\n");
    assertThat(LogFold.of(SampleRules.SBA, gameScenario.log()).hash())
        .isEqualTo(gameScenario.state().hash());
  }

  @Test
  void gameIsGivenUpOnceAtAnyTime() {
    GameScenario before = GameScenario.newGame().when(BOB, CONCEDE);
    before.accepted();
    assertThat(before.when(BOB, CONCEDE).refused())
        .isEqualTo(GameProblems.rule("The game is over"));
    assertThat(before.when(ALICE, CONCEDE).refused())
        .isEqualTo(GameProblems.rule("The game is over"));

    GameScenario pending = GameScenario.rolled().when(BOB, CONCEDE);
    pending.accepted();
    assertThat(pending.state().pending()).isNull();
  }

  @Test
  void onlyAManagerGivesUpAndOnlyForTheirOwnSide() {
    for (Actor other : new Actor[] {CAROL, SAM, ROOT}) {
      assertThat(GameScenario.newGame().when(other, CONCEDE).refused())
          .isEqualTo(GameProblems.notAuthorized());
    }
    assertThat(
            GameScenario.newGame()
                .when(ALICE, new FairPlayCommand.Concede(Side.HOME, null))
                .refused())
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void managerOfBothSidesSaysWhich() {
    GameScenario both = GameScenario.openSeat();
    both.when(ALICE, new Command.TakeSeat(GameScenario.HOME_INVITATION)).accepted();

    assertThat(both.when(ALICE, CONCEDE).refused())
        .isEqualTo(Problem.about("side", ErrorCode.INVALID, "Missing side"));
    Event.GameCompleted completed =
        (Event.GameCompleted)
            both.when(ALICE, new FairPlayCommand.Concede(Side.HOME, null)).accepted().get(0);
    assertThat(completed.winner()).isEqualTo(Side.AWAY);
  }

  @Test
  void nobodyWinsWhoIsNotThere() {
    assertThat(GameScenario.openSeat().when(ALICE, CONCEDE).refused())
        .isEqualTo(GameProblems.rule("The other side has no manager"));
  }

  @Test
  void undoResumesAForfeitedGame() {
    GameScenario gameScenario = GameScenario.newGame().play(homerun()).when(ALICE, CONCEDE);
    gameScenario.when(CAROL, new Command.UndoPlay("they stay", null)).accepted();
    assertThat(gameScenario.state().status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(LogFold.of(SampleRules.SBA, gameScenario.log()).hash())
        .isEqualTo(gameScenario.state().hash());
  }

  /** An older rule called a game for the side that was ahead, whatever today's rule says. */
  @Test
  void winnerIsTheOneInTheLog() {
    GameScenario gameScenario = GameScenario.newGame().play(homerun());
    Event.GameCompleted stored =
        new Event.GameCompleted(gameScenario.now(), "called", Side.HOME, "ab", null);
    assertThat(GameLogic.apply(gameScenario.state(), stored).game().gameEnd())
        .isEqualTo(new GameEnd(GameEnd.Reason.CALLED, Side.HOME));
  }
}
