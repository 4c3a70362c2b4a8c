package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinBackoffTest {
  private final JoinBackoff joinBackoff = new JoinBackoff(5_000);

  @Test
  void newNodeWaitsForTheConfiguredTime() {
    assertThat(joinBackoff.waitMs("a")).isEqualTo(5_000);
  }

  @Test
  void waitDoublesEachTimeThatANodeLeavesUpToABound() {
    joinBackoff.recordLeft("a");
    assertThat(joinBackoff.waitMs("a")).isEqualTo(10_000);
    joinBackoff.recordLeft("a");
    assertThat(joinBackoff.waitMs("a")).isEqualTo(20_000);
    for (int i = 0; i < 100; i++) {
      joinBackoff.recordLeft("a");
    }
    assertThat(joinBackoff.waitMs("a")).isEqualTo(320_000);
    assertThat(joinBackoff.waitMs("b")).isEqualTo(5_000);
  }

  @Test
  void resetNodeWaitsForTheConfiguredTime() {
    joinBackoff.recordLeft("a");
    joinBackoff.recordLeft("a");
    joinBackoff.reset("a");
    assertThat(joinBackoff.waitMs("a")).isEqualTo(5_000);
  }

  @Test
  void oldestNodeBeyondTheBoundIsForgotten() {
    for (int i = 0; i <= 64; i++) {
      joinBackoff.recordLeft("node " + i);
    }
    assertThat(joinBackoff.waitMs("node 0")).isEqualTo(5_000);
    assertThat(joinBackoff.waitMs("node 1")).isEqualTo(10_000);
  }
}
