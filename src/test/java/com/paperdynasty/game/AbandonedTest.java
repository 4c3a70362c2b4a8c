package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.ROOT;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.End;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.wire.SampleRules;
import org.junit.jupiter.api.Test;

/** A game that is closed because it was idle. */
class AbandonedTest {
  private static final Command ABANDON = new Command.Abandon(1);

  @Test
  void abandonedGameIsOverWithoutAWinnerThoughOneSideLed() {
    Scene scene = ahead().when(ROOT, ABANDON);

    Event.GameCompleted completed = (Event.GameCompleted) scene.accepted().get(0);
    assertThat(completed.reason()).isEqualTo("abandoned");
    assertThat(completed.winner()).isNull();
    assertThat(completed.seed()).isNotBlank();
    assertThat(scene.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(scene.state().game().end()).isEqualTo(new End(End.Reason.ABANDONED, null));
    assertThat(LogFold.of(SampleRules.SBA, scene.log()).hash()).isEqualTo(scene.state().hash());
  }

  @Test
  void onlyAGameInProgressIsAbandoned() {
    Scene.newGame().when(ROOT, ABANDON).refused();
    Scene over = ahead().when(ROOT, ABANDON);
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
    Scene scene = ahead().when(ROOT, ABANDON);
    scene.when(CAROL, new Command.UndoPlay("we are back", null)).accepted();
    assertThat(scene.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  private static Scene ahead() {
    Scene scene = Scene.newGame().when(ALICE, new Command.RollDice());
    scene.when(ALICE, submit(homerun())).accepted();
    return scene;
  }
}
