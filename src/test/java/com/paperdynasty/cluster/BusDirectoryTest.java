package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import org.junit.jupiter.api.Test;

class BusDirectoryTest {
  @Test
  void aNodeTellsWithItsMembershipThatItKnowsOffers() {
    Config config = new Config();
    assertThat(new BusDirectory(config, 5702)).isNotNull();

    String told = config.getMemberAttributeConfig().getAttribute("protocol");
    assertThat(BusDirectory.protocol(told)).isGreaterThanOrEqualTo(BusDirectory.PROTOCOL_OF_OFFERS);
  }

  @Test
  void oneThatTellsNothingOfUseSpeaksTheFirstProtocol() {
    assertThat(BusDirectory.protocol(null)).isEqualTo(1);
    assertThat(BusDirectory.protocol("two")).isEqualTo(1);
  }
}
