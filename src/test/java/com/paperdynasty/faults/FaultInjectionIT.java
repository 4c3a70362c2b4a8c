package com.paperdynasty.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.nodes.ThreeNodeCluster;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Clients play sixteen games on three nodes, while nodes are killed and frozen, links are cut, and
 * PostgreSQL is killed and cut off, in an order drawn from a seed. The seed is printed; {@code
 * -Dseed=…} draws the same again. {@code -Dfaults.seconds}, {@code -Dfaults.each} and {@code
 * -Dfaults.rolling} set how long it runs, how often each fault happens, and how often all nodes are
 * restarted.
 */
@RunsInParallel
class FaultInjectionIT {
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("faults.seconds", 20));
  private static final int EACH = Integer.getInteger("faults.each", 1);
  private static final int ROLLING = Integer.getInteger("faults.rolling", 1);

  /** Two thousand in half an hour. */
  private static final int PLAYS_A_MINUTE = 67;

  @Test
  void faultsNeitherLoseNorInventEvents() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("FaultInjectionIT runs with -Dseed=" + seed);
    Vertx vertx = Vertx.vertx();
    try (ThreeNodeCluster threeNodeCluster = new ThreeNodeCluster(FaultRun.configuration())) {
      FaultRun.Report report = new FaultRun(threeNodeCluster, seed).run(LENGTH, EACH, ROLLING);
      System.out.println("FaultInjectionIT: " + report.faults() + ", " + report.eventCounter());
      System.out.println("FaultInjectionIT: slowest catch-up " + report.slowestCatchUpMs() + " ms");

      assertThat(report.wrong()).isEmpty();
      assertThat(StoredLogCheck.faults(vertx, threeNodeCluster.database())).isEmpty();
      assertThat(report.faults()).containsOnlyKeys(FaultKind.values());
      assertThat(report.eventCounter().of("play_resolved"))
          .isGreaterThan(LENGTH.toSeconds() * PLAYS_A_MINUTE / 60);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
