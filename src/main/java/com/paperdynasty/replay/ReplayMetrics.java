package com.paperdynasty.replay;

import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.JournalTimeoutException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the replays that wait and that failed. Thread-safe. */
public final class ReplayMetrics {
  private final LongAdder waiting = new LongAdder();
  private final Map<Reason, Counter> failed = new EnumMap<>(Reason.class);

  /** Why a replay failed. */
  private enum Reason {
    BUSY("busy"),
    DAMAGED("damaged"),
    UNAVAILABLE("unavailable"),
    INVALID("invalid");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    static Reason of(Throwable cause) {
      if (cause instanceof ReplayBusyException) {
        return BUSY;
      }
      if (cause instanceof DamagedLogException) {
        return DAMAGED;
      }
      return cause instanceof JournalTimeoutException ? UNAVAILABLE : INVALID;
    }
  }

  /** Registers the metrics. */
  public ReplayMetrics(MeterRegistry registry) {
    Gauge.builder("pd.replays.waiting", waiting, LongAdder::sum)
        .description("replays of logs that wait for those before them")
        .register(registry);
    for (Reason reason : Reason.values()) {
      failed.put(
          reason,
          Counter.builder("pd.replays.failed")
              .description("replays of logs that failed, by reason")
              .tag("reason", reason.label)
              .register(registry));
    }
  }

  /** So many more replays wait; negative for fewer. */
  void waiting(int more) {
    waiting.add(more);
  }

  void failed(Throwable cause) {
    Objects.requireNonNull(failed.get(Reason.of(cause))).increment();
  }
}
