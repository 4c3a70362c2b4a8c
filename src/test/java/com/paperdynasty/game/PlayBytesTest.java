package com.paperdynasty.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.protocol.server.EventJson;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Counts the bytes that the logic of a play allocates: decide, apply, hash, store and frame, for a
 * roll and its outcome. It counts and does not time, so a busy machine makes no difference.
 */
class PlayBytesTest {
  private static final int PLAYS = 2_000;

  /** A tenth more than it is. */
  private static final int BOUND = 31_500;

  @Test
  void playAllocatesNoMoreThanItsBound() {
    Plays plays = new Plays();
    plays.run(PLAYS);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    plays.run(PLAYS);
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / PLAYS;

    System.out.println("bytes of a play: " + bytes);
    assertThat(bytes).isLessThan(BOUND);
    assertThat(plays.written).isPositive();
  }

  private static final class Plays {
    private final GameLogicBenchmark benchmark = new GameLogicBenchmark();
    private long written;

    void run(int plays) {
      for (int i = 0; i < plays; i++) {
        benchmark.play(this::write);
      }
    }

    private void write(GameLogic.Step step) {
      GameState after = step.after();
      StoredEvent stored = EventCodec.encodeCompact(step.event());
      written +=
          after.hash().hex().length()
              + stored.data().length()
              + EventJson.frame(1, step.event(), after).frame().length();
    }
  }
}
