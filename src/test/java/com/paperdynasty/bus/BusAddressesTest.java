package com.paperdynasty.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class BusAddressesTest {
  private static final String NODE = "6f1c";

  @Test
  void addressOfANodeBelongsToThatNode() {
    assertThat(BusAddresses.isAt(BusAddresses.host(NODE), NODE)).isTrue();
    assertThat(BusAddresses.isAt(BusAddresses.host(NODE), "6f1")).isFalse();
    assertThat(BusAddresses.isAt(BusAddresses.host(NODE), "6f1c2")).isFalse();
  }

  @Test
  void addressOfAWatcherBelongsToItsNode() {
    String watcher = BusAddresses.realtime(BusAddresses.watcher(NODE, 2));
    assertThat(BusAddresses.isAt(watcher, NODE)).isTrue();
    assertThat(BusAddresses.isAt(watcher, "6f1")).isFalse();
    assertThat(BusAddresses.isAt(watcher, "6f1c.2")).isFalse();
  }

  @Test
  void localAndSharedAddressesBelongToNoNode() {
    assertThat(BusAddresses.isAt(BusAddresses.game(UUID.randomUUID()), NODE)).isFalse();
    assertThat(BusAddresses.isAt(BusAddresses.CLUSTER_EVENTS, NODE)).isFalse();
    assertThat(BusAddresses.isAt(BusAddresses.MEMBERSHIP, NODE)).isFalse();
  }
}
