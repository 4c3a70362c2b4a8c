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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each alert fires by its cause on real nodes, and goes out when that is over. A minute of the
 * rules is a second here, and a range is at least ten of them. {@code -Dreport.write=true} writes
 * the report, and {@code -Dalerts.only=…}, with names of alerts, plants their causes alone.
 */
@AtLength
class PlantedCausesIT {
  private static final int GAMES = 3;
  private static final long LONGEST_MS = 90_000;

  /** In less time there are too few samples for a rate. */
  private static final int SHORTEST_RANGE_S = 10;

  private static final List<String> ONLY =
      Stream.of(System.getProperty("alerts.only", "").split(",", -1))
          .filter(name -> !name.isEmpty())
          .toList();

  @TempDir private Path folder;
  private final ExecutorService ends = Executors.newSingleThreadExecutor();
  private Prometheus prometheus;

  @AfterEach
  void stopEnding() {
    ends.shutdownNow();
  }

  @Test
  void eachAlertFiresByItsCauseAndGoesOutAfterIt() throws Exception {
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
        if (ONLY.isEmpty() || ONLY.contains(cause.alert())) {
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
    if (ONLY.isEmpty()) {
      assertThat(rows)
          .extracting(AlertReport.Row::rule)
          .containsExactlyInAnyOrderElementsOf(
              ObservationFiles.alerts().stream().map(ObservationFiles.Alert::name).toList());
    }
  }

  private AlertReport.Row planted(Cause cause) throws Exception {
    Set<String> beside = new TreeSet<>();
    long plantedAt = System.nanoTime();
    AutoCloseable end = cause.plant().begin();
    long firedMs = awaitState(cause.rule(), true, plantedAt, beside);
    Future<?> ended = ends.submit(closing(end));
    long outMs =
        firedMs < 0 ? -1 : awaitState(cause.rule(), false, System.nanoTime(), new TreeSet<>());
    ended.get();
    beside.remove(cause.rule());
    return new AlertReport.Row(cause.rule(), cause.what(), firedMs, outMs, beside);
  }

  /** Some causes take a while to end, and their alert may be out before that. */
  private static Callable<Void> closing(AutoCloseable end) {
    return () -> {
      end.close();
      return null;
    };
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
