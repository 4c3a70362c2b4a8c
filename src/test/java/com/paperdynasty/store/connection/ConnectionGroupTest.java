package com.paperdynasty.store.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionGroupTest {
  private static final DatabaseFault TOO_MANY = new DatabaseFault("too many connections", true);
  private static final DatabaseFault SLOW = new DatabaseFault("no answer in 5000 ms", false);

  /** The ones that are left do the work: an append succeeds. */
  @Test
  void oneConnectionIsEnough() {
    assertThat(ConnectionGroup.faultOf("appends", 3, List.of())).isNull();
    assertThat(ConnectionGroup.faultOf("appends", 3, List.of(TOO_MANY))).isNull();
    assertThat(ConnectionGroup.faultOf("appends", 3, List.of(TOO_MANY, SLOW))).isNull();
  }

  @Test
  void faultOfAllConnectionsIsTheMostCertainOne() {
    assertThat(ConnectionGroup.faultOf("appends", 2, List.of(SLOW, TOO_MANY)))
        .isEqualTo(new DatabaseFault("no connection for appends: too many connections", true));
    assertThat(ConnectionGroup.faultOf("reads", 1, List.of(SLOW)))
        .isEqualTo(new DatabaseFault("no connection for reads: no answer in 5000 ms", false));
  }

  @Test
  void groupThatHasNotConnectedYetHasNoConnection() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ConnectionGroup group = new ConnectionGroup(null, "reads", 6, registry);
    group.update();

    assertThat(group.fault()).isEqualTo(new DatabaseFault("no connection yet", false));
    assertThat(registry.get("pd.database.connections").gauge().value()).isZero();
    assertThat(registry.get("pd.database.connections.bound").gauge().value()).isEqualTo(6);
  }
}
