package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.LogChecker;
import com.paperdynasty.harness.TestTokens;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of an older build are replaced by this build, one after the other, while clients
 * play, and then by the older build again, as in an update that is rolled back. {@code -Dolder.jar}
 * names the jar of the older build; without it the test is skipped.
 */
@EnabledIfSystemProperty(named = "older.jar", matches = ".+")
class RollingUpdateIT {
  private static final String OLDER = System.getProperty("older.jar");
  private static final String THIS = System.getProperty("java.class.path");
  private static final int GAMES = 9;

  @TempDir Path elsewhere;

  private final List<String> games = new ArrayList<>();
  private int plays;

  @Test
  void everyGameGoesOnThroughAnUpdateAndItsRollback() {
    try (ThreeNodeCluster threeNodeCluster = new ThreeNodeCluster(Map.of(), 0)) {
      for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
        threeNodeCluster.start(node, OLDER, elsewhere);
      }
      threeNodeCluster.startMissing();
      threeNodeCluster.awaitFullMembership();
      for (int i = 0; i < GAMES; i++) {
        games.add(threeNodeCluster.game());
      }
      playOn(threeNodeCluster);
      for (String build : List.of(THIS, OLDER)) {
        for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
          replace(threeNodeCluster, node, build);
          playOn(threeNodeCluster);
        }
      }
    }
  }

  private void replace(ThreeNodeCluster threeNodeCluster, int node, String build) {
    threeNodeCluster.node(node).terminate();
    threeNodeCluster.node(node).await();
    threeNodeCluster.start(node, build, elsewhere);
    threeNodeCluster.startMissing();
    threeNodeCluster.awaitFullMembership();
  }

  /** Makes a play in each game at another node than the last, and checks the log at every node. */
  private void playOn(ThreeNodeCluster threeNodeCluster) {
    plays++;
    for (int i = 0; i < GAMES; i++) {
      int node = (i + plays) % ThreeNodeCluster.NODES;
      try (GameClient alice = threeNodeCluster.joined(node, "alice", games.get(i))) {
        assertThat(
                ThreeNodeCluster.play(alice, games.get(i))
                    .getJsonObject("data")
                    .getInteger("play_number"))
            .isEqualTo(plays);
      }
    }
    for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
      for (String game : games) {
        List<JsonObject> log = threeNodeCluster.rest(node).log(game, TestTokens.of("alice"));
        assertThat(LogChecker.faults(log, List.of())).isEmpty();
        assertThat(log.stream().filter(event -> event.getString("event").equals("play_resolved")))
            .hasSize(plays);
      }
    }
  }
}
