package com.paperdynasty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final String NODE = "6f1c";

  @Test
  void whatANodeIsAskedAtIsAtThatNodeAlone() {
    assertThat(Addresses.isAt(Addresses.tables(NODE), NODE)).isTrue();
    assertThat(Addresses.isAt(Addresses.tables(NODE), "6f1")).isFalse();
    assertThat(Addresses.isAt(Addresses.tables(NODE), "6f1c2")).isFalse();
  }

  @Test
  void aWatcherIsAtItsNode() {
    String watcher = Addresses.realtime(Addresses.watcher(NODE, 2));
    assertThat(Addresses.isAt(watcher, NODE)).isTrue();
    assertThat(Addresses.isAt(watcher, "6f1")).isFalse();
    assertThat(Addresses.isAt(watcher, "6f1c.2")).isFalse();
  }

  @Test
  void whatIsWithinANodeOrAtAllIsAtNoneInTheCluster() {
    assertThat(Addresses.isAt(Addresses.table(UUID.randomUUID()), NODE)).isFalse();
    assertThat(Addresses.isAt(Addresses.NEWS, NODE)).isFalse();
    assertThat(Addresses.isAt(Addresses.MEMBERSHIP, NODE)).isFalse();
  }
}
