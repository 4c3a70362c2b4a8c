package com.paperdynasty.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.table.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a node knows of sessions that have ended. */
class EndedSessionsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock();
  private final MemoryEndedSessions stored = new MemoryEndedSessions(clock);

  @Test
  void manyAreLearntPageByPage() {
    for (int i = 0; i < 2_500; i++) {
      stored.end("session " + i, HOUR, DAY);
    }
    EndedSessions node = new EndedSessions(stored, 10_000, clock);
    node.learn().await();

    assertThat(node.size()).isEqualTo(2_500);
    assertThat(node.contains("session 0")).isTrue();
    assertThat(node.contains("session 2499")).isTrue();
  }

  /** A slow statement of another node commits after a quick one that began later. */
  @Test
  void oneThatCommitsLateIsLearntToo() {
    EndedSessions node = new EndedSessions(stored, 10, clock);
    clock.pass(20_000);
    stored.end("quick", HOUR, DAY);
    node.learn().await();
    clock.pass(-20_000);
    stored.end("slow", HOUR, DAY);
    clock.pass(20_000);

    node.learn().await();
    assertThat(node.contains("slow")).isTrue();
  }

  @Test
  void moreThanTheBoundAreNotRemembered() {
    EndedSessions node = new EndedSessions(stored, 3, clock);
    for (int i = 0; i < 5; i++) {
      stored.end("session " + i, HOUR, DAY);
    }
    node.learn().await();
    assertThat(node.size()).isEqualTo(3);

    node.end("here", HOUR, DAY).await();
    assertThat(node.contains("here")).as("it ended on this node").isTrue();
    clock.pass(HOUR.toMillis());
    node.learn().await();
    assertThat(node.size()).isZero();
    assertThat(node.hasEnded("session 4").await()).isTrue();
  }
}
