package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PauseDetectorTest {
  private static final long TICK_MS = 1_000;
  private static final long LATE_MS = 2_000;

  private long nowMs = -100;
  private final PauseDetector pauseDetector =
      new PauseDetector(TICK_MS, LATE_MS, () -> nowMs * 1_000_000);

  @Test
  void withoutAPauseNothingIsOld() {
    long heard = pauseDetector.now();
    goOnFor(10_000);

    assertThat(pauseDetector.isFromBeforePause(heard)).isFalse();
    assertThat(pauseDetector.isFromBeforePause(pauseDetector.now())).isFalse();
  }

  @Test
  void tickThatIsLateWithinTheBoundIsNotAPause() {
    nowMs += TICK_MS + LATE_MS;

    assertThat(pauseDetector.isFromBeforePause(pauseDetector.now())).isFalse();
  }

  @Test
  void messageBeforeTheFirstTickAfterAPauseIsOld() {
    nowMs += TICK_MS + LATE_MS + 1;

    assertThat(pauseDetector.isFromBeforePause(pauseDetector.now())).isTrue();
  }

  @Test
  void messageFromBeforeAPauseStaysOld() {
    long heard = pauseDetector.now();
    nowMs += 15_000;
    goOnFor(10_000);

    assertThat(pauseDetector.isFromBeforePause(heard)).isTrue();
  }

  @Test
  void messageOneTickAfterAPauseIsNew() {
    nowMs += 15_000;
    pauseDetector.tick();
    nowMs += TICK_MS - 1;
    assertThat(pauseDetector.isFromBeforePause(pauseDetector.now())).isTrue();

    nowMs += 1;
    assertThat(pauseDetector.isFromBeforePause(pauseDetector.now())).isFalse();
  }

  @Test
  void onlyTheFirstTickAfterAPauseReportsIt() {
    nowMs += 15_000;
    assertThat(pauseDetector.isLate()).isTrue();
    assertThat(pauseDetector.tick()).isTrue();

    nowMs += TICK_MS;
    assertThat(pauseDetector.isLate()).isFalse();
    assertThat(pauseDetector.tick()).isFalse();
  }

  private void goOnFor(long ms) {
    for (long passed = 0; passed < ms; passed += TICK_MS) {
      nowMs += TICK_MS;
      pauseDetector.tick();
    }
  }
}
