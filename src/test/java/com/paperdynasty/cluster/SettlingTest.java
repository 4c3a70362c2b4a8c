package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlingTest {
  private final Settling settling = new Settling(5_000);

  @Test
  void whoComesForTheFirstTimeIsSettledAfterTheTimeThatIsConfigured() {
    assertThat(settling.joined("a")).isEqualTo(5_000);
  }

  @Test
  void whoHasGoneHasToBeThereTwiceAsLongEachTimeUpToABound() {
    settling.left("a");
    assertThat(settling.joined("a")).isEqualTo(10_000);
    settling.left("a");
    assertThat(settling.joined("a")).isEqualTo(20_000);
    for (int i = 0; i < 100; i++) {
      settling.left("a");
    }
    assertThat(settling.joined("a")).isEqualTo(320_000);
    assertThat(settling.joined("b")).isEqualTo(5_000);
  }

  @Test
  void whoHasStayedIsAsGoodAsAnyOther() {
    settling.left("a");
    settling.left("a");
    settling.stayed("a");
    assertThat(settling.joined("a")).isEqualTo(5_000);
  }

  @Test
  void ofManyNodesThatHaveEndedTheOldestAreForgotten() {
    for (int i = 0; i <= 64; i++) {
      settling.left("node " + i);
    }
    assertThat(settling.joined("node 0")).isEqualTo(5_000);
    assertThat(settling.joined("node 1")).isEqualTo(10_000);
  }
}
