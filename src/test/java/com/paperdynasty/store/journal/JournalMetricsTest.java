package com.paperdynasty.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.store.connection.JournalUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JournalMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger waiting = new AtomicInteger();
  private final JournalMetrics metrics = new JournalMetrics(registry, waiting);

  @Test
  void answeredAppendIsTimedAndAFencedOneCounted() {
    metrics.measured(Future.succeededFuture(new AppendResult.Committed()));
    metrics.measured(Future.succeededFuture(new AppendResult.Fenced()));

    assertThat(registry.get("pd.append.duration").timer().count()).isEqualTo(2);
    assertThat(registry.get("pd.appends.fenced").counter().count()).isEqualTo(1);
  }

  @Test
  void failedAppendIsCountedByItsReason() {
    metrics.measured(Future.failedFuture(new JournalBusyException("1 append waits")));
    metrics.measured(Future.failedFuture(new JournalUnavailableException("append failed", null)));
    metrics.measured(Future.failedFuture("the connection was lost"));
    metrics.measured(Future.failedFuture(new IllegalArgumentException("a NUL")));

    assertThat(failed("busy")).isEqualTo(1);
    assertThat(failed("unavailable")).isEqualTo(2);
    assertThat(failed("invalid")).isEqualTo(1);
    assertThat(failed("older_nodes")).isZero();
    assertThat(registry.get("pd.append.duration").timer().count()).isZero();
  }

  @Test
  void waitingAppendsAndSizesOfBatchesAreSeen() {
    waiting.set(3);
    metrics.sent(2);
    metrics.sent(4);

    assertThat(registry.get("pd.appends.waiting").gauge().value()).isEqualTo(3);
    assertThat(registry.get("pd.append.batch.size").summary().totalAmount()).isEqualTo(6);
  }

  private double failed(String reason) {
    return registry.get("pd.appends.failed").tag("reason", reason).counter().count();
  }
}
