package com.paperdynasty.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.state.GameState;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The state from which a reader continues. */
class ReplayedStateCacheTest {
  private static final UUID GAME = GameScenario.GAME;
  private static final GameState STATE = GameScenario.rolled().state();
  private static final int STRIDE = ReplayedStateCache.STRIDE;

  @Test
  void nearestStateBeforeAnEventIsFound() {
    ReplayedStateCache states = new ReplayedStateCache(1_000_000, 60_000);
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
  void cacheKeepsItsSizeLimit() {
    ReplayedStateCache states = new ReplayedStateCache(50_000, 60_000);
    for (long seq = 1; seq <= 100; seq++) {
      states.put(GAME, seq, STATE);
    }

    int kept = 0;
    for (long seq = 1; seq <= 100; seq++) {
      kept += states.between(GAME, seq - 1, seq + 1) == null ? 0 : 1;
    }
    assertThat(kept).isBetween(1, 4);
  }

  private static long found(ReplayedStateCache states, long after, long before) {
    return Objects.requireNonNull(states.between(GAME, after, before)).seq();
  }
}
