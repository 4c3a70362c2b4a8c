package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.table.DelayedStates.StateAt;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DelayedStatesTest {
  private static final Instant START = Instant.parse("2026-05-01T18:00:00Z");
  private static final GameState STATE = GameScenario.newGame().state();

  @Test
  void withoutADelayTheLastStateIsVisible() {
    DelayedStates delayedStates = DelayedStates.from(0, at(0, 1)).append(at(1, 2)).append(at(1, 3));

    assertThat(delayedStates.visibleAt(after(1)).seq()).isEqualTo(3);
    assertThat(delayedStates.states()).hasSize(1);
  }

  @Test
  void clockThatGoesBackStillShowsAState() {
    assertThat(DelayedStates.from(0, at(9, 1)).visibleAt(after(2)).seq()).isEqualTo(1);
  }

  @Test
  void spectatorsSeeTheLastStateOlderThanTheDelay() {
    DelayedStates delayedStates =
        DelayedStates.from(10_000, at(0, 1)).append(at(4, 2)).append(at(8, 3)).append(at(12, 5));

    assertThat(delayedStates.visibleAt(after(12)).seq()).isEqualTo(1);
    assertThat(delayedStates.visibleAt(after(14)).seq()).isEqualTo(2);
    assertThat(delayedStates.visibleAt(after(21)).seq()).isEqualTo(3);
    assertThat(delayedStates.visibleAt(after(22)).seq()).isEqualTo(5);
  }

  @Test
  void gameYoungerThanTheDelayIsSeenAsCreated() {
    DelayedStates delayedStates = DelayedStates.from(10_000, at(0, 1)).append(at(1, 2));

    assertThat(delayedStates.visibleAt(after(2)).seq()).isEqualTo(1);
  }

  @Test
  void statesThatNobodyCanSeeAreDropped() {
    DelayedStates delayedStates = DelayedStates.from(10_000, at(0, 1));
    for (int second = 1; second <= 100; second++) {
      delayedStates = delayedStates.append(at(second, second + 1));
    }

    assertThat(delayedStates.states()).hasSize(11);
    assertThat(delayedStates.visibleAt(after(100)).seq()).isEqualTo(91);
  }

  private static StateAt at(int second, long seq) {
    return new StateAt(after(second), seq, STATE);
  }

  private static Instant after(int seconds) {
    return START.plusSeconds(seconds);
  }
}
