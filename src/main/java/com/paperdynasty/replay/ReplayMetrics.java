package com.paperdynasty.replay;

import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.JournalTimeoutException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts the replays that failed. Thread-safe. */
public final class ReplayMetrics {
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
    for (Reason reason : Reason.values()) {
      failed.put(
          reason,
          Counter.builder("pd.replays.failed")
              .description("replays of logs that failed, by reason")
              .tag("reason", reason.label)
              .register(registry));
    }
  }

  void failed(Throwable cause) {
    Objects.requireNonNull(failed.get(Reason.of(cause))).increment();
  }
}
