package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Scene;
import com.paperdynasty.game.TableState;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which state a reader goes on from. */
class FoldedStatesTest {
  private static final UUID GAME = Scene.GAME;
  private static final TableState STATE = Scene.rolled().state();
  private static final int STRIDE = FoldedStates.STRIDE;

  @Test
  void theNearestBeforeAnEventIsFound() {
    FoldedStates states = new FoldedStates(1_000_000, 60_000);
    states.put(GAME, STRIDE, STATE);
    states.put(GAME, 2L * STRIDE, STATE);
    states.put(GAME, 2L * STRIDE + 9, STATE);

    assertThat(found(states, 0, 2L * STRIDE + 100)).isEqualTo(2L * STRIDE + 9);
    assertThat(found(states, 0, 2L * STRIDE + 9)).isEqualTo(2L * STRIDE);
    assertThat(found(states, 0, 2L * STRIDE)).isEqualTo(STRIDE);
    assertThat(found(states, 0, 9L * STRIDE)).as("far away").isEqualTo(2L * STRIDE);
    assertThat(states.between(GAME, STRIDE, 2L * STRIDE)).isNull();
    assertThat(states.between(GAME, 0, STRIDE)).isNull();
    assertThat(states.between(UUID.randomUUID(), 0, 9L * STRIDE)).isNull();
  }

  @Test
  void noMoreIsKeptThanHasRoom() {
    FoldedStates states = new FoldedStates(50_000, 60_000);
    for (long seq = 1; seq <= 100; seq++) {
      states.put(GAME, seq, STATE);
    }

    int kept = 0;
    for (long seq = 1; seq <= 100; seq++) {
      kept += states.between(GAME, seq - 1, seq + 1) == null ? 0 : 1;
    }
    assertThat(kept).isBetween(1, 4);
  }

  private static long found(FoldedStates states, long after, long before) {
    return Objects.requireNonNull(states.between(GAME, after, before)).seq();
  }
}
