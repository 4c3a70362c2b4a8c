package com.paperdynasty.tracing;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Names a trace in the bucket that its measurement fell into: an exemplar. The registry asks for
 * the current span of the thread; a trace here goes with the messages, so it is the thread's for as
 * long as one measurement takes.
 */
public final class Exemplars {
  private static final ThreadLocal<@Nullable String> MEASURED = new ThreadLocal<>();

  private Exemplars() {}

  /** A registry whose buckets have exemplars if anything is traced. */
  public static PrometheusMeterRegistry registry(TracingSettings settings) {
    return new PrometheusMeterRegistry(
        PrometheusConfig.DEFAULT,
        new PrometheusRegistry(),
        Clock.SYSTEM,
        settings.isOn() ? new MeasuredSpan() : null);
  }

  /**
   * Records a time.
   *
   * @param trace the step that took it, as {@code traceparent}; null if it is not traced
   */
  public static void record(Timer timer, long time, TimeUnit unit, @Nullable String trace) {
    if (trace == null) {
      timer.record(time, unit);
      return;
    }
    MEASURED.set(trace);
    try {
      timer.record(time, unit);
    } finally {
      MEASURED.remove();
    }
  }

  /** The span of what is being recorded. All traces that go with messages are recorded ones. */
  private static final class MeasuredSpan implements SpanContext {
    @Override
    public @Nullable String getCurrentTraceId() {
      return TraceParent.traceId(MEASURED.get());
    }

    @Override
    public @Nullable String getCurrentSpanId() {
      return TraceParent.spanId(MEASURED.get());
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return MEASURED.get() != null;
    }

    /** All spans of a trace are kept alike, so none needs a mark. */
    @Override
    public void markCurrentSpanAsExemplar() {}
  }
}
