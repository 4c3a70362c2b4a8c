package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.WhoseMove.For;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For whom a game waits in which both sides have to be ready. Each has 60 seconds. */
class WhoseMoveTest {
  private static final List<Side> BOTH = List.of(Side.AWAY, Side.HOME);

  private final GameScenario game = GameScenario.newGame(ReadyScenario.OPEN);

  @Test
  void sideThatIsNotReadyIsWaitedForAsLongAsItsBudget() {
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(new WhoseMove(BOTH, For.READY, null, null));

    game.when(ALICE, ReadyScenario.ready(game)).accepted();
    Instant end = game.now().plus(Duration.ofMinutes(1));
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(new WhoseMove(List.of(Side.HOME), For.READY, game.now(), end));
    assertThat(WhoseMove.at(game.state(), end))
        .as("the other may roll")
        .isEqualTo(new WhoseMove(BOTH, For.ROLL, null, null));

    game.when(BOB, ReadyScenario.ready(game)).accepted();
    assertThat(WhoseMove.at(game.state(), game.now()))
        .isEqualTo(new WhoseMove(BOTH, For.ROLL, null, null));
    game.when(ALICE, ReadyScenario.roll(game)).accepted();
    assertThat(WhoseMove.at(game.state(), game.now()).what()).isEqualTo(For.OUTCOME);
  }
}
