package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandstillTest {
  private static final long TICK_MS = 1_000;
  private static final long LATE_MS = 2_000;

  private long nowMs = -100;
  private final Standstill standstill = new Standstill(TICK_MS, LATE_MS, () -> nowMs * 1_000_000);

  @Test
  void nothingIsOldOnALoopThatGoesWell() {
    long heard = standstill.now();
    goOnFor(10_000);

    assertThat(standstill.cameBefore(heard)).isFalse();
    assertThat(standstill.cameBefore(standstill.now())).isFalse();
  }

  @Test
  void aTickThatIsLateWithinTheBoundIsNoStandstill() {
    nowMs += TICK_MS + LATE_MS;

    assertThat(standstill.cameBefore(standstill.now())).isFalse();
  }

  @Test
  void whatIsHeardBeforeTheFirstTickAfterAStandstillIsOld() {
    nowMs += TICK_MS + LATE_MS + 1;

    assertThat(standstill.cameBefore(standstill.now())).isTrue();
  }

  @Test
  void whatWaitedThroughAStandstillIsOldHoweverLateItsTurnComes() {
    long heard = standstill.now();
    nowMs += 15_000;
    goOnFor(10_000);

    assertThat(standstill.cameBefore(heard)).isTrue();
  }

  @Test
  void whatIsReadFromTheNetworkATickLaterIsNew() {
    nowMs += 15_000;
    standstill.tick();
    nowMs += TICK_MS - 1;
    assertThat(standstill.cameBefore(standstill.now())).isTrue();

    nowMs += 1;
    assertThat(standstill.cameBefore(standstill.now())).isFalse();
  }

  @Test
  void theFirstTickAfterAStandstillSaysSoAndTheNextDoesNot() {
    nowMs += 15_000;
    assertThat(standstill.isLate()).isTrue();
    assertThat(standstill.tick()).isTrue();

    nowMs += TICK_MS;
    assertThat(standstill.isLate()).isFalse();
    assertThat(standstill.tick()).isFalse();
  }

  private void goOnFor(long ms) {
    for (long passed = 0; passed < ms; passed += TICK_MS) {
      nowMs += TICK_MS;
      standstill.tick();
    }
  }
}
