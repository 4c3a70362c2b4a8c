package com.paperdynasty.web;

import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.store.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program as an operator runs it, {@code serve}, alone on a database of its own. */
record Served(TestDatabase database, NodeAddress place, ClusterNode program)
    implements AutoCloseable {

  /** Starts it with these settings and waits until it is open. */
  static Served start(Map<String, String> settings) {
    TestDatabase database = TestDatabase.fresh();
    NodeAddress place = NodeAddress.loopback(database.url());
    Map<String, String> alone = new HashMap<>(settings);
    alone.put("PD_CLUSTER_ENABLED", "false");
    return new Served(database, place, ClusterNode.start(place, List.of(place), alone).awaitOpen());
  }

  /** The address that people are given. */
  String site() {
    return "http://" + place.host() + ":" + place.port() + "/";
  }

  @Override
  public void close() {
    program.close();
    database.close();
  }
}
