package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.chaos.ChaosTest;
import com.paperdynasty.chaos.Misbehavior;
import com.paperdynasty.chaos.ProcessResources;
import com.paperdynasty.harness.DevServerProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred clients in twenty games do whatever a client can do to a server, drawn from a seed
 * that is printed; {@code -Dseed=…} draws the same again, {@code -Dchaos.seconds=…} goes on for
 * longer.
 */
class ChaosIT {
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration CHAOS = Duration.ofSeconds(Long.getLong("chaos.seconds", 8));

  /** A quarter of what a slow machine does. */
  private static final long PLAYS_A_SECOND = 12;

  /** The growth of the games themselves, and what a garbage collection leaves. */
  private static final long MORE_HEAP_BYTES = 20L << 20;

  /** Pools that open connections or start threads on demand. */
  private static final int MORE_THREADS = 25;

  private static final int MORE_DESCRIPTORS = 25;

  private static final List<String> CLOSES = List.of("4400", "4401", "4413", "4429");

  private static final ChaosTest.Size SIZE = new ChaosTest.Size(20, true, 5, 200, 25);

  @TempDir Path data;

  @Test
  void allClientsReceiveTheLogAndLeaveNothingBehind() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ChaosIT runs with -Dseed=" + seed);
    try (DevServerProcess devServerProcess =
        DevServerProcess.start(
            data, "com.paperdynasty.app.PaperDynasty", ChaosTest.configuration())) {
      ChaosTest chaosTest = new ChaosTest(List.of(door(devServerProcess)), seed, SIZE);
      ChaosTest.Report warm = chaosTest.play(WARM_UP, false);
      System.out.println("ChaosIT: " + warm.eventCounter());
      assertThat(warm.faults()).isEmpty();
      ProcessResources before = ProcessResources.atRest(devServerProcess);

      ChaosTest.Report report = chaosTest.play(CHAOS, true);
      System.out.println("ChaosIT: " + report.eventCounter());
      assertThat(report.faults()).isEmpty();
      ProcessResources after = ProcessResources.atRest(devServerProcess);
      System.out.println("ChaosIT: before " + before + ", after " + after);

      for (Misbehavior misbehavior : Misbehavior.values()) {
        assertThat(report.eventCounter().of(misbehavior.name())).as("%s", misbehavior).isPositive();
      }
      for (String code : CLOSES) {
        assertThat(report.eventCounter().of("closed " + code))
            .as("closed with %s", code)
            .isPositive();
      }
      assertThat(report.eventCounter().of("play_resolved"))
          .isGreaterThan(PLAYS_A_SECOND * CHAOS.toSeconds());
      assertThat(after.heapBytes()).isLessThan(before.heapBytes() + MORE_HEAP_BYTES);
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + MORE_THREADS);
      assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + MORE_DESCRIPTORS);
    }
  }

  private static InetSocketAddress door(DevServerProcess devServerProcess) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), devServerProcess.port());
  }
}
