package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** PostgreSQL crashes and comes back within seconds: without a ready node nobody could connect. */
@AtLength
class DatabaseBlinkIT {
  private static final int BLINKS = 2;
  private static final long WATCHED_MS = 4_000;
  private static final long EVERY_MS = 50;

  @Test
  void noNodeIsTakenAwayByABlinkOfTheDatabase() {
    List<String> unready = new ArrayList<>();
    try (ThreeNodeCluster cluster = new ThreeNodeCluster(Map.of())) {
      cluster.startMissing();
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
        cluster.database().awaitServer();
      }
    }
    assertThat(unready).isEmpty();
  }

  private static long msSince(long since) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }
}
