package com.paperdynasty.network;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.nodes.ThreeNodeCluster;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links of both kinds can be cut and mended. */
@AtLength
@RunsInParallel
class CuttableNetworkIT {
  private final TestDatabase database = TestDatabase.fresh();
  private final Vertx vertx = Vertx.vertx();
  private final List<ClusterNode> nodes = new ArrayList<>();
  private TestNetwork testNetwork;

  @AfterEach
  void stop() {
    nodes.forEach(ClusterNode::close);
    if (testNetwork != null) {
      testNetwork.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void nodesLoseAndFindEachOtherAndPostgres(TestNetwork.Kind kind) {
    assumeThat(kind == TestNetwork.Kind.NAMESPACES && !NamespaceNetwork.areAllowed()).isFalse();
    testNetwork = TestNetwork.lay(kind, 2, database, vertx);
    for (int i = 0; i < 2; i++) {
      nodes.add(
          ClusterNode.start(
              testNetwork.places().get(i), testNetwork.places(), testNetwork.configuration(i)));
      testNetwork.runs(i, nodes.get(i).pid());
    }
    nodes.forEach(ClusterNode::awaitOpen);
    awaitOthersSeen(1);

    testNetwork.cut(0, 1);
    awaitOthersSeen(0);
    testNetwork.mend(0, 1);
    awaitOthersSeen(1);

    testNetwork.cutDatabase(0);
    ThreeNodeCluster.until(() -> !isReady(0), () -> "it is ready without PostgreSQL");
    ThreeNodeCluster.until(() -> isReady(1), () -> "the other is not ready");
    testNetwork.mendDatabase(0);
    ThreeNodeCluster.until(() -> isReady(0), () -> "it is not ready again");
  }

  private void awaitOthersSeen(int others) {
    for (ClusterNode node : nodes) {
      ThreeNodeCluster.until(() -> node.seen().size() == others, node::printed);
    }
  }

  private boolean isReady(int node) {
    NodeAddress place = testNetwork.places().get(node);
    return new RestClient(place.host(), place.managementPort()).isFine("/health/ready");
  }
}
