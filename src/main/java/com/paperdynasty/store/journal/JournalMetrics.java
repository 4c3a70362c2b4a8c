package com.paperdynasty.store.journal;

import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.OlderNodesException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The metrics of appends. Thread-safe. */
final class JournalMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5)
  };
  private static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};

  private final Timer appends;
  private final DistributionSummary batches;
  private final Counter fenced;
  private final Map<Reason, Counter> failed = new EnumMap<>(Reason.class);

  /** Why an append failed. */
  private enum Reason {
    BUSY("busy"),
    OLDER_NODES("older_nodes"),
    INVALID("invalid"),
    UNAVAILABLE("unavailable");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    static Reason of(Throwable cause) {
      if (cause instanceof JournalBusyException) {
        return BUSY;
      }
      if (cause instanceof OlderNodesException) {
        return OLDER_NODES;
      }
      return cause instanceof IllegalArgumentException ? INVALID : UNAVAILABLE;
    }
  }

  /**
   * Registers the metrics.
   *
   * @param unsettled the appends that wait or are at the database
   */
  JournalMetrics(MeterRegistry registry, AtomicInteger unsettled) {
    Gauge.builder("pd.appends.waiting", unsettled, AtomicInteger::get)
        .description("appends that wait or are at the database")
        .register(registry);
    appends =
        Timer.builder("pd.append.duration")
            .description("from the request of an append to the answer of the database")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    batches =
        DistributionSummary.builder("pd.append.batch.size")
            .description("appends in one statement")
            .serviceLevelObjectives(SIZES)
            .register(registry);
    fenced =
        Counter.builder("pd.appends.fenced")
            .description("appends refused because another node owns the game")
            .register(registry);
    for (Reason reason : Reason.values()) {
      failed.put(
          reason,
          Counter.builder("pd.appends.failed")
              .description("appends that failed, by reason")
              .tag("reason", reason.label)
              .register(registry));
    }
  }

  /** Measures an append from now on. */
  Future<AppendResult> measured(Future<AppendResult> outcome) {
    long since = System.nanoTime();
    return outcome.onComplete(
        result -> {
          appends.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
          if (result instanceof AppendResult.Fenced) {
            fenced.increment();
          }
        },
        cause -> Objects.requireNonNull(failed.get(Reason.of(cause))).increment());
  }

  void sent(int batchSize) {
    batches.record(batchSize);
  }
}
