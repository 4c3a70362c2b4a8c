package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DisputesTest {
  private static final UUID GAME = new UUID(1, 1);

  private long nowNs;
  private final Disputes disputes = new Disputes(60_000, 2, () -> nowNs);

  @Test
  void aGameIsDisputedWithWhoeverTookItLast() {
    disputes.lost(GAME, "a");
    assertThat(disputes.isWith(GAME, "a")).isTrue();
    assertThat(disputes.isWith(GAME, "b")).isFalse();
    assertThat(disputes.isWith(new UUID(2, 2), "a")).isFalse();

    disputes.lost(GAME, "b");
    assertThat(disputes.isWith(GAME, "a")).isFalse();
    assertThat(disputes.isWith(GAME, "b")).isTrue();
  }

  @Test
  void aDisputeIsForgottenInTime() {
    disputes.lost(GAME, "a");
    passes(59_999);
    assertThat(disputes.isWith(GAME, "a")).isTrue();
    passes(1);
    assertThat(disputes.isWith(GAME, "a")).isFalse();
  }

  @Test
  void ofMoreThanMayBeRememberedTheOldestIsForgotten() {
    for (int i = 1; i <= 3; i++) {
      disputes.lost(new UUID(i, i), "a");
    }
    assertThat(disputes.isWith(new UUID(1, 1), "a")).isFalse();
    assertThat(disputes.isWith(new UUID(2, 2), "a")).isTrue();
    assertThat(disputes.isWith(new UUID(3, 3), "a")).isTrue();
  }

  private void passes(long ms) {
    nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
