package com.paperdynasty.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ObservationFiles;
import com.paperdynasty.nodes.ThreeNodeCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts fire by their causes on real nodes, and go out when those are over. A minute of the rules
 * is a second here, and a range is at least ten of them. {@code -Dreport.write=true} writes the
 * report, and {@code -Dalerts.only=…}, with the name of an alert, plants its cause alone.
 */
@AtLength
class PlantedCausesIT {
  private static final int GAMES = 3;

  /** Has no cause here: a node with a heap of 64 MB works too well. */
  private static final String WITHOUT_CAUSE = "PaperDynastyMemoryShort";

  private static final long LONGEST_MS = 90_000;

  /** In less time there are too few samples for a rate. */
  private static final int SHORTEST_RANGE_S = 10;

  @TempDir private Path folder;
  private Prometheus prometheus;

  @Test
  void alertsFireByTheirCausesAndGoOutAfterThem() throws Exception {
    List<AlertReport.Row> rows = new ArrayList<>();
    try (ThreeNodeCluster cluster = new ThreeNodeCluster(Causes.settings());
        Players players = new Players(cluster);
        Prometheus started =
            Prometheus.start(
                folder,
                cluster.managementAddresses(),
                ObservationFiles.shortened(SHORTEST_RANGE_S))) {
      prometheus = started;
      players.begin(GAMES);
      for (Cause cause : new Causes(cluster).all()) {
        if (cause.alert().equals(System.getProperty("alerts.only", cause.alert()))) {
          cluster.startMissing();
          awaitQuiet();
          rows.add(planted(cause));
          System.out.println("PlantedCausesIT: " + rows.get(rows.size() - 1));
        }
      }
    }
    AlertReport report = new AlertReport(rows);
    report.writeIfWanted();
    assertThat(rows).allMatch(AlertReport.Row::isFine);
    if (System.getProperty("alerts.only") == null) {
      assertThat(rows)
          .extracting(AlertReport.Row::rule)
          .containsExactlyInAnyOrderElementsOf(
              ObservationFiles.alerts().stream()
                  .map(ObservationFiles.Alert::name)
                  .filter(name -> !name.equals(WITHOUT_CAUSE))
                  .toList());
    }
  }

  private AlertReport.Row planted(Cause cause) throws Exception {
    Set<String> beside = new TreeSet<>();
    long plantedAt = System.nanoTime();
    AutoCloseable end = cause.plant().begin();
    long firedMs;
    try {
      firedMs = awaitState(cause.rule(), true, plantedAt, beside);
    } finally {
      end.close();
    }
    long outMs =
        firedMs < 0 ? -1 : awaitState(cause.rule(), false, System.nanoTime(), new TreeSet<>());
    beside.remove(cause.rule());
    return new AlertReport.Row(cause.rule(), cause.what(), firedMs, outMs, beside);
  }

  /**
   * How long it takes from a time on until an alert fires, or does not; -1 if it takes too long.
   */
  private long awaitState(String rule, boolean fires, long since, Set<String> seen) {
    long passedMs;
    do {
      Set<String> firing = prometheus.firing();
      passedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
      seen.addAll(firing);
      if (firing.contains(rule) == fires) {
        return passedMs;
      }
      Repeated.pause(200);
    } while (passedMs < LONGEST_MS);
    return -1;
  }

  private void awaitQuiet() {
    ThreeNodeCluster.until(
        () -> prometheus.firing().isEmpty(), () -> "still firing: " + prometheus.firing());
  }
}
