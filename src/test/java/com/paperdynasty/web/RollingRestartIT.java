package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.paperdynasty.chaos.ChaosClients;
import com.paperdynasty.chaos.ChaosTest;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.SwitchableProxy;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.nodes.ThreeNodeCluster;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three nodes are restarted, one after the other, as Kubernetes does it, while clients play many
 * games behind one address, one of them on the page. {@code -Drestart.games} sets how many.
 */
@AtLength
class RollingRestartIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final int GAMES = Integer.getInteger("restart.games", 40);
  private static final ChaosTest.Size SIZE = new ChaosTest.Size(GAMES, false, 0, 2_000, 86_400);
  private static final long WARM_UP_MS = 6_000;
  private static final long LONGEST_MS = 2_000;

  /** A reloaded page would have lost this variable. */
  private static final String MARK = "() => { window.mark = 'as it was loaded'; }";

  @Test
  void restartLosesNoPlayAndStopsNoGame() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("RollingRestartIT runs with -Dseed=" + seed);
    try (ThreeNodeCluster threeNodeCluster = new ThreeNodeCluster(Map.of());
        SwitchableProxy door = new SwitchableProxy(threeNodeCluster.addresses())) {
      ChaosTest chaosTest = new ChaosTest(List.of(door.address()), seed, SIZE);
      String game = threeNodeCluster.game();
      Page page = chromium.visitor();
      BrowserUser alice = new BrowserUser(page);
      ChaosTest.Report report =
          chaosTest.play(
              (chaosClients, wrong) -> {
                alice.opens(door.site() + "#token=" + TestTokens.of("alice") + "&game=" + game);
                page.evaluate(MARK);
                chaosClients.pass(WARM_UP_MS);
                chaosClients.startOver();
                alice.plays("walk");
                for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
                  restart(threeNodeCluster, door, node, chaosClients);
                  alice.plays("walk");
                }
                chaosClients.pass(WARM_UP_MS / 2);
              },
              false);
      System.out.println("RollingRestartIT: " + report.eventCounter());

      assertThat(report.faults()).isEmpty();
      assertThat(page.evaluate("window.mark")).isEqualTo("as it was loaded");
      assertThat(alice.complaints()).isEmpty();
      assertThat(threeNodeCluster.rest(0).log(game, TestTokens.of("alice")))
          .filteredOn(event -> event.getString("event").equals("play_resolved"))
          .hasSize(ThreeNodeCluster.NODES + 1);
      assertThat(report.eventCounter().longestMs("from command to answer")).isLessThan(LONGEST_MS);
      assertThat(threeNodeCluster.gamesByOwner()).hasSize(ThreeNodeCluster.NODES);
    }
  }

  /** A pod gets no new connections before it is terminated; a ready pod does. */
  private static void restart(
      ThreeNodeCluster threeNodeCluster,
      SwitchableProxy door,
      int node,
      ChaosClients chaosClients) {
    List<InetSocketAddress> others = new ArrayList<>(threeNodeCluster.addresses());
    others.remove(node);
    door.routeTo(others);
    threeNodeCluster.node(node).terminate();
    threeNodeCluster.node(node).await();
    threeNodeCluster.start(node);
    threeNodeCluster.startMissing();
    door.routeTo(threeNodeCluster.addresses());
    chaosClients.pass(WARM_UP_MS / 2);
  }
}
