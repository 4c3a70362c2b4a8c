package com.paperdynasty.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import org.junit.jupiter.api.Test;

class MemberOnlyClusterManagerTest {
  @Test
  void nodeAnnouncesAProtocolWithOffers() {
    Config config = new Config();
    assertThat(new MemberOnlyClusterManager(config, 5702)).isNotNull();

    String told = config.getMemberAttributeConfig().getAttribute("protocol");
    assertThat(MemberOnlyClusterManager.protocol(told))
        .isGreaterThanOrEqualTo(MemberOnlyClusterManager.PROTOCOL_OF_OFFERS);
  }

  @Test
  void missingOrInvalidProtocolIsTheFirst() {
    assertThat(MemberOnlyClusterManager.protocol(null)).isEqualTo(1);
    assertThat(MemberOnlyClusterManager.protocol("two")).isEqualTo(1);
  }
}
