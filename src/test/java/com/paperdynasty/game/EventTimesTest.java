package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Proposal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock of the next owner is a minute behind. */
class EventTimesTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Duration BACK = Duration.ofMinutes(-1);

  @Test
  void outcomeIsNoEarlierThanItsRoll() {
    GameScenario game = GameScenario.agreed().when(BOB, ROLL);
    Instant rolled = game.now();
    assertThat(timeOf(game.after(BACK).when(ALICE, submit(strikeout())))).isEqualTo(rolled);
    assertThat(timeOf(game.when(BOB, ROLL))).isEqualTo(rolled);
  }

  @Test
  void answerIsNoEarlierThanItsProposal() {
    GameScenario game = GameScenario.agreed();
    game.when(
        BOB, new FairPlayCommand.ProposeRuling(Proposal.Kind.END_GAME, "rain", null, null, null));
    Instant proposed = game.now();
    game.after(BACK).when(ALICE, new FairPlayCommand.AnswerRuling("home-1", false));
    assertThat(timeOf(game)).isEqualTo(proposed);
  }

  @Test
  void readinessIsNoEarlierThanTheOtherSides() {
    GameScenario game = GameScenario.newGame(ReadyScenario.OPEN);
    game.when(ALICE, ReadyScenario.ready(game)).accepted();
    Instant ready = game.now();
    assertThat(timeOf(game.after(BACK).when(BOB, ReadyScenario.ready(game)))).isEqualTo(ready);
  }

  /** A manager who has just gone is not away for the minute between the clocks. */
  @Test
  void absenceIsCountedByOneClock() {
    GameScenario game = GameScenario.agreed().when(BOB, ROLL).after(Duration.ofMinutes(-3));
    game.with(new Presence(game.now(), null)).after(Duration.ofSeconds(1));
    assertThat(game.when(BOB, new FairPlayCommand.ClaimForfeit()).refused().retryAfterMs())
        .isEqualTo(119_000);
  }

  private static Instant timeOf(GameScenario game) {
    Event event = game.accepted().get(0);
    return event.at();
  }
}
