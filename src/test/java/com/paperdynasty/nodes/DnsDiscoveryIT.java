package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.ResolvConf;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestDnsServer;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nodes that find each other by a name of a real DNS server, like that of a headless Service, which
 * has the addresses of all pods, ready or not.
 */
@AtLength
@RunsInParallel
class DnsDiscoveryIT {
  private static final String NAME = "paper-dynasty-nodes.games.svc.cluster.test";
  private static final List<String> DOMAINS =
      List.of("games.svc.cluster.test", "svc.cluster.test", "cluster.test");
  private static final List<String> HOSTS = List.of("127.0.0.11", "127.0.0.12", "127.0.0.13");

  /** A different one in each test run, so that two can run in parallel. */
  private static final String SERVER = "127.53.0." + (1 + ProcessHandle.current().pid() % 250);

  private static final String MISSING =
      "Processes cannot have their own resolv.conf here, so discovery by DNS is not tested:"
          + " it needs root, unshare, and a libc that asks DNS";

  private final Map<Integer, ClusterNode> nodes = new TreeMap<>();
  private final Vertx vertx = Vertx.vertx();
  private TestDatabase database;
  private NodeAddress ports;
  private TestDnsServer names;
  private ResolvConf resolver;

  @BeforeEach
  void start() throws Exception {
    resolver = ResolvConf.of(SERVER, DOMAINS);
    try {
      names = TestDnsServer.start(SERVER, NAME);
      names.publish(HOSTS);
      if (!resolver.finds(NAME) || names.asked(NAME) == 0) {
        missing(null);
      }
      names.publish(List.of());
    } catch (IOException notAllowed) {
      missing(notAllowed);
    }
    database = TestDatabase.fresh();
    ports = NodeAddress.loopback(database.url());
  }

  private static void missing(IOException why) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(MISSING, why);
    }
    System.out.println(MISSING);
    Assumptions.abort(MISSING);
  }

  @AfterEach
  void stop() throws Exception {
    nodes.values().forEach(ClusterNode::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    if (names != null) {
      names.close();
    }
    if (database != null) {
      database.close();
    }
    resolver.close();
  }

  @AtLength
  @Test
  void nodesFormOneClusterByNameAndRejoinAfterACrash() {
    for (int i = 0; i < HOSTS.size(); i++) {
      names.publish(HOSTS.subList(0, i + 1));
      startAndAwaitQuery(i);
    }
    awaitFullMembership();
    assertOneGameOnAllNodes();

    nodes.get(1).kill();
    startAndAwaitQuery(1);
    awaitFullMembership();
    assertOneGameOnAllNodes();
    assertNoMerge();
  }

  @Test
  void nodesThatWaitForTheNameFormOneCluster() {
    int before = names.asked(NAME);
    start(0);
    start(1);
    ThreeNodeCluster.until(() -> names.asked(NAME) > before, () -> "nobody asks for the name");
    names.publish(HOSTS.subList(0, 2));

    nodes.values().forEach(ClusterNode::awaitOpen);
    awaitFullMembership();
    assertNoMerge();
  }

  @AtLength
  @Test
  void nodesWithoutTheNameStartAloneAndMergeWhenItAppears() {
    start(0);
    start(1);
    for (ClusterNode node : nodes.values()) {
      ThreeNodeCluster.until(
          () -> node.printed().contains("no other node found at " + NAME + ": this node begins"),
          () -> "it does not log that it starts alone:\n" + node.printed());
      assertThat(node.awaitOpen().printed()).doesNotContain("has joined");
    }

    names.publish(HOSTS.subList(0, 2));
    awaitFullMembership();
    assertOneGameOnAllNodes();
  }

  private void startAndAwaitQuery(int node) {
    int before = names.asked(NAME);
    start(node).awaitOpen();
    assertThat(names.asked(NAME)).as("queries for the name").isGreaterThan(before);
  }

  private ClusterNode start(int node) {
    NodeAddress place =
        new NodeAddress(
            resolver.prefix(),
            HOSTS.get(node),
            HOSTS.get(node),
            ports.port(),
            ports.managementPort(),
            ports.clusterPort(),
            ports.busPort(),
            ports.database());
    ClusterNode started = ClusterNode.start(place, List.of(), Map.of("PD_CLUSTER_DNS", NAME));
    nodes.put(node, started);
    return started;
  }

  private void awaitFullMembership() {
    for (ClusterNode node : nodes.values()) {
      for (ClusterNode other : nodes.values()) {
        ThreeNodeCluster.until(
            () -> other == node || node.printed().contains("node " + other.name() + " has joined"),
            () -> "a node does not see " + other.name() + ":\n" + node.printed());
      }
    }
  }

  /** Two nodes that had started alone would have had to merge. */
  private void assertNoMerge() {
    assertThat(nodes.values())
        .extracting(ClusterNode::printed)
        .noneMatch(printed -> printed.contains("is merging"));
  }

  /** Managers on two nodes and a spectator on the last. */
  private void assertOneGameOnAllNodes() {
    String game =
        new RestClient(HOSTS.get(0), ports.port()).game(TestTokens.of("alice"), "alice", "bob");
    try (GameClient alice = joined(0, "alice", "player", game);
        GameClient bob = joined(1, "bob", "player", game);
        GameClient carol = joined(nodes.size() - 1, "carol", "spectator", game)) {
      long seq = ThreeNodeCluster.play(alice, game).getLong("seq");
      bob.await(frame -> frame.getLong("seq", 0L) == seq);
      carol.await(frame -> frame.getLong("seq", 0L) == seq);
    }
  }

  private GameClient joined(int node, String user, String role, String game) {
    GameClient client =
        GameClient.connect(
            vertx, WebSocketEndpoint.PLAIN, HOSTS.get(node), ports.port(), TestTokens.of(user));
    assertThat(
            client
                .ask("join_game", ThreeNodeCluster.gameData(game).put("role", role))
                .getString("event"))
        .isEqualTo("game_joined");
    return client;
  }
}
