package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL crashes and comes back within seconds: without a ready node nobody could connect. Then
 * people play on, on each node.
 */
@AtLength
class DatabaseBlinkIT {
  private static final int BLINKS = 2;

  /** A fault of the database counts after ten seconds, so one that did not end shows by then. */
  private static final long WATCHED_MS = 12_000;

  private static final long EVERY_MS = 50;

  @Test
  void noNodeIsTakenAwayByABlinkOfTheDatabase() {
    List<String> unready = new ArrayList<>();
    try (ThreeNodeCluster cluster = new ThreeNodeCluster(Map.of())) {
      cluster.startMissing();
      List<String> games = Stream.generate(cluster::game).limit(ThreeNodeCluster.NODES).toList();
      for (int blink = 0; blink < BLINKS; blink++) {
        long since = System.nanoTime();
        TestDatabase.killServer();
        while (msSince(since) < WATCHED_MS) {
          for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
            if (!cluster.isReady(node)) {
              unready.add("node " + node + " after " + msSince(since) + " ms of blink " + blink);
            }
          }
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
        }
        for (int node = 0; node < ThreeNodeCluster.NODES; node++) {
          playOn(cluster, node, games.get(node));
        }
      }
    }
    assertThat(unready).isEmpty();
  }

  private static void playOn(ThreeNodeCluster cluster, int node, String game) {
    try (GameClient alice = cluster.joined(node, "alice", game)) {
      ThreeNodeCluster.play(alice, game);
    }
  }

  private static long msSince(long since) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }
}
