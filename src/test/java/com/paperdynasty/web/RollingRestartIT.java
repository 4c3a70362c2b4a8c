package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.paperdynasty.chaos.Chaos;
import com.paperdynasty.chaos.Crowd;
import com.paperdynasty.harness.Doorway;
import com.paperdynasty.harness.Passport;
import com.paperdynasty.nodes.Trio;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * All of three nodes are restarted, one after the other, as Kubernetes does it: under people in a
 * hundred games behind one address, one of them with a page.
 */
class RollingRestartIT {
  private static final Chaos.Size SIZE = new Chaos.Size(100, false, 0, 2_000, 86_400);
  private static final long WARM_UP_MS = 6_000;
  private static final long LONGEST_MS = 2_000;

  /** A page that is loaded again does not know this any more. */
  private static final String MARK = "() => { window.mark = 'as it was loaded'; }";

  @Test
  void nobodyLosesAPlayNobodyReloadsAndNoGameStandsStill() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("RollingRestartIT runs with -Dseed=" + seed);
    try (Chromium chromium = Chromium.start();
        Trio trio = new Trio(Map.of());
        Doorway door = new Doorway(trio.doors())) {
      Chaos chaos = new Chaos(List.of(door.address()), seed, SIZE);
      String game = trio.game();
      Page page = chromium.visitor();
      Visitor alice = new Visitor(page);
      Chaos.Report report =
          chaos.play(
              (crowd, wrong) -> {
                alice.opens(door.site() + "#token=" + Passport.of("alice") + "&game=" + game);
                page.evaluate(MARK);
                crowd.pass(WARM_UP_MS);
                crowd.startOver();
                alice.plays("walk");
                for (int node = 0; node < Trio.NODES; node++) {
                  restart(trio, door, node, crowd);
                  alice.plays("walk");
                }
                crowd.pass(WARM_UP_MS / 2);
              },
              false);
      System.out.println("RollingRestartIT: " + report.tally());

      assertThat(report.faults()).isEmpty();
      assertThat(page.evaluate("window.mark")).isEqualTo("as it was loaded");
      assertThat(alice.complaints()).isEmpty();
      assertThat(trio.rest(0).log(game, Passport.of("alice")))
          .filteredOn(event -> event.getString("event").equals("play_resolved"))
          .hasSize(Trio.NODES + 1);
      assertThat(report.tally().longestMs("from command to answer")).isLessThan(LONGEST_MS);
      assertThat(trio.gamesByOwner()).hasSize(Trio.NODES);
    }
  }

  /** A pod that is to end gets nobody new any more before it is told so; one that is ready does. */
  private static void restart(Trio trio, Doorway door, int node, Crowd crowd) {
    List<InetSocketAddress> others = new ArrayList<>(trio.doors());
    others.remove(node);
    door.leadsTo(others);
    trio.node(node).terminate();
    trio.node(node).await();
    trio.start(node);
    trio.complete();
    door.leadsTo(trio.doors());
    crowd.pass(WARM_UP_MS / 2);
  }
}
