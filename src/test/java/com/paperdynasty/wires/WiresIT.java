package com.paperdynasty.wires;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.Place;
import com.paperdynasty.harness.Rest;
import com.paperdynasty.nodes.Trio;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wire that is cut is cut, and one that is mended is whole, of whichever kind it is. */
@BesideOthers
class WiresIT {
  private final TestDatabase database = TestDatabase.fresh();
  private final Vertx vertx = Vertx.vertx();
  private final List<ClusterNode> nodes = new ArrayList<>();
  private Wires wires;

  @AfterEach
  void stop() {
    nodes.forEach(ClusterNode::close);
    if (wires != null) {
      wires.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void nodesLoseEachOtherAndPostgresAndFindThemAgain(Wires.Kind kind) {
    assumeThat(kind == Wires.Kind.NAMESPACES && !NamespaceWires.areAllowed()).isFalse();
    wires = Wires.lay(kind, 2, database, vertx);
    for (int i = 0; i < 2; i++) {
      nodes.add(ClusterNode.start(wires.places().get(i), wires.places(), wires.configuration(i)));
      wires.runs(i, nodes.get(i).pid());
    }
    nodes.forEach(ClusterNode::awaitOpen);
    awaitOthersSeen(1);

    wires.cut(0, 1);
    awaitOthersSeen(0);
    wires.mend(0, 1);
    awaitOthersSeen(1);

    wires.cutDatabase(0);
    Trio.until(() -> !isReady(0), () -> "it is ready without PostgreSQL");
    Trio.until(() -> isReady(1), () -> "the other is not ready");
    wires.mendDatabase(0);
    Trio.until(() -> isReady(0), () -> "it is not ready again");
  }

  private void awaitOthersSeen(int others) {
    for (ClusterNode node : nodes) {
      Trio.until(() -> node.seen().size() == others, node::printed);
    }
  }

  private boolean isReady(int node) {
    Place place = wires.places().get(node);
    return new Rest(place.host(), place.managementPort()).isFine("/health/ready");
  }
}
