package com.paperdynasty.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.ObservationFiles;
import com.paperdynasty.nodes.ThreeNodeCluster;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard over a run in which a node is killed and comes back. {@code -Dpicture.write=true}
 * puts the picture into the handbook.
 */
@AtLength
class DashboardIT {
  private static final int GAMES = 9;
  private static final int SPECTATORS = 12;
  private static final long BEFORE_MS = 60_000;
  private static final long WITHOUT_MS = 30_000;
  private static final long AFTER_MS = 60_000;

  /** Those that ask for what need not happen in the run. */
  private static final List<String> PERHAPS_UNANSWERED =
      List.of("Answers that are no success: {{code}}");

  @TempDir private Path folder;

  @Test
  void failoverIsOnTheDashboard() throws Exception {
    List<GameClient> spectators = new ArrayList<>();
    try (ThreeNodeCluster cluster = new ThreeNodeCluster(Map.of());
        Players players = new Players(cluster);
        Prometheus prometheus =
            Prometheus.start(folder, cluster.managementAddresses(), ObservationFiles.rules())) {
      players.begin(GAMES);
      String watched = cluster.game();
      for (int i = 0; i < SPECTATORS; i++) {
        spectators.add(cluster.joined(i % 2, "spectator" + i, watched));
      }
      long from = Instant.now().getEpochSecond();
      Repeated.pause(BEFORE_MS);
      long killedAt = Instant.now().getEpochSecond();
      cluster.node(2).kill();
      Repeated.pause(WITHOUT_MS);
      long startedAt = Instant.now().getEpochSecond();
      cluster.start(2).awaitOpen();
      Repeated.pause(AFTER_MS);

      Dashboard dashboard =
          new Dashboard(prometheus, names(cluster), from, Instant.now().getEpochSecond());
      String svg =
          dashboard.svg(
              "Three nodes, nine games: node 3 is killed, and started again after half a minute",
              List.of(killedAt, startedAt));
      Files.writeString(picture(), svg);
      assertThat(dashboard.unanswered()).isSubsetOf(PERHAPS_UNANSWERED);
      assertThat(prometheus.range("min(pd_cluster_members) == 2", killedAt, startedAt))
          .isNotEmpty();
      assertThat(
              prometheus.range("sum(rate(pd_submission_seconds_count[5s])) > 1", from, startedAt))
          .isNotEmpty();
    } finally {
      spectators.forEach(GameClient::close);
    }
  }

  private static Path picture() {
    return Boolean.getBoolean("picture.write")
        ? Path.of("src/site/dashboard.svg")
        : Path.of("target/dashboard.svg");
  }

  private static Map<String, String> names(ThreeNodeCluster cluster) {
    Map<String, String> names = new HashMap<>();
    List<InetSocketAddress> nodes = cluster.managementAddresses();
    for (int i = 0; i < nodes.size(); i++) {
      InetSocketAddress node = nodes.get(i);
      names.put(node.getHostString() + ":" + node.getPort(), "node " + (i + 1));
    }
    return names;
  }
}
