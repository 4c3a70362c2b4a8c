package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SplitBrainTrackerTest {
  private static final UUID GAME = new UUID(1, 1);

  private long nowNs;
  private final SplitBrainTracker splitBrainTracker = new SplitBrainTracker(60_000, 2, () -> nowNs);

  @Test
  void gameIsDisputedWithTheNodeThatTookItLast() {
    splitBrainTracker.recordLoss(GAME, "a");
    assertThat(splitBrainTracker.isDisputedWith(GAME, "a")).isTrue();
    assertThat(splitBrainTracker.isDisputedWith(GAME, "b")).isFalse();
    assertThat(splitBrainTracker.isDisputedWith(new UUID(2, 2), "a")).isFalse();

    splitBrainTracker.recordLoss(GAME, "b");
    assertThat(splitBrainTracker.isDisputedWith(GAME, "a")).isFalse();
    assertThat(splitBrainTracker.isDisputedWith(GAME, "b")).isTrue();
  }

  @Test
  void disputeEndsInTime() {
    splitBrainTracker.recordLoss(GAME, "a");
    passes(59_999);
    assertThat(splitBrainTracker.isDisputedWith(GAME, "a")).isTrue();
    passes(1);
    assertThat(splitBrainTracker.isDisputedWith(GAME, "a")).isFalse();
  }

  @Test
  void oldestDisputeBeyondTheBoundIsForgotten() {
    for (int i = 1; i <= 3; i++) {
      splitBrainTracker.recordLoss(new UUID(i, i), "a");
    }
    assertThat(splitBrainTracker.isDisputedWith(new UUID(1, 1), "a")).isFalse();
    assertThat(splitBrainTracker.isDisputedWith(new UUID(2, 2), "a")).isTrue();
    assertThat(splitBrainTracker.isDisputedWith(new UUID(3, 3), "a")).isTrue();
  }

  private void passes(long ms) {
    nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
