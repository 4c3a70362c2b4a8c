package com.paperdynasty.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.nodes.ThreeNodeCluster;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Clients play sixteen games on three nodes, while nodes are killed and frozen, links are cut, and
 * PostgreSQL is killed and cut off, in an order drawn from a seed. The seed is printed; {@code
 * -Dseed=…} draws the same again. {@code -Dfaults.seconds}, {@code -Dfaults.each} and {@code
 * -Dfaults.rolling} set how long it runs, how often each fault happens, and how often all nodes are
 * restarted; {@code -Dfaults.catch-up-ms} within which time after a fault everybody has the whole
 * log.
 */
@RunsInParallel
class FaultInjectionIT {
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("faults.seconds", 20));
  private static final int EACH = Integer.getInteger("faults.each", 1);
  private static final int ROLLING = Integer.getInteger("faults.rolling", 0);

  /** Three times what is promised, because other tests run beside it. */
  private static final long CATCH_UP_MS = Long.getLong("faults.catch-up-ms", 30_000);

  /** Two thousand in half an hour. */
  private static final int PLAYS_A_MINUTE = 67;

  @Test
  void faultsNeitherLoseNorInventEvents() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("FaultInjectionIT runs with -Dseed=" + seed);
    Vertx vertx = Vertx.vertx();
    try (ThreeNodeCluster threeNodeCluster = new ThreeNodeCluster(FaultRun.configuration())) {
      FaultRun.Report report =
          new FaultRun(threeNodeCluster, seed, CATCH_UP_MS).run(LENGTH, EACH, ROLLING);
      System.out.println("FaultInjectionIT: " + report.faults() + ", " + report.eventCounter());
      System.out.println("FaultInjectionIT: slowest catch-up " + report.slowestCatchUpMs() + " ms");

      assertThat(report.wrong()).isEmpty();
      assertThat(StoredLogCheck.faults(vertx, threeNodeCluster.database())).isEmpty();
      Set<FaultKind> wanted = EnumSet.allOf(FaultKind.class);
      if (ROLLING == 0) {
        wanted.remove(FaultKind.ROLLING_RESTART);
      }
      assertThat(report.faults().keySet()).isEqualTo(wanted);
      assertThat(report.eventCounter().of("play_resolved"))
          .isGreaterThan(LENGTH.toSeconds() * PLAYS_A_MINUTE / 60);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
