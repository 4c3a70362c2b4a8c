package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.ErrorCode;
import org.junit.jupiter.api.Test;

/** A game that is closed because it was idle. */
class AbandonedTest {
  private static final Command ABANDON = new Command.Abandon(1);

  @Test
  void abandonedGameIsOverWithoutAWinnerThoughOneSideLed() {
    GameScenario gameScenario = ahead().when(ROOT, ABANDON);

    Event.GameCompleted completed = (Event.GameCompleted) gameScenario.accepted().get(0);
    assertThat(completed.reason()).isEqualTo("abandoned");
    assertThat(completed.winner()).isNull();
    assertThat(completed.seed()).isNotBlank();
    assertThat(gameScenario.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(gameScenario.state().game().gameEnd())
        .isEqualTo(new GameEnd(GameEnd.Reason.ABANDONED, null));
    assertThat(LogFold.of(SampleRules.SBA, gameScenario.log()).hash())
        .isEqualTo(gameScenario.state().hash());
  }

  @Test
  void onlyAGameInProgressIsAbandoned() {
    GameScenario.newGame().when(ROOT, ABANDON).refused();
    GameScenario over = ahead().when(ROOT, ABANDON);
    over.accepted();
    over.when(ROOT, ABANDON).refused();
  }

  @Test
  void managersAndSpectatorsMayNotAbandon() {
    for (Actor actor : new Actor[] {ALICE, SAM}) {
      assertThat(ahead().when(actor, ABANDON).refused().code()).isEqualTo(ErrorCode.FORBIDDEN);
    }
  }

  /** A manager who returns can ask the game's admin to undo the last play. */
  @Test
  void undoResumesAnAbandonedGame() {
    GameScenario gameScenario = ahead().when(ROOT, ABANDON);
    gameScenario.when(CAROL, new Command.UndoPlay("we are back", null)).accepted();
    assertThat(gameScenario.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  private static GameScenario ahead() {
    GameScenario gameScenario = GameScenario.newGame().when(ALICE, new Command.RollDice());
    gameScenario.when(ALICE, submit(homerun())).accepted();
    return gameScenario;
  }
}
