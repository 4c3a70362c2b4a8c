package com.paperdynasty.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Keeps the spans of a Vert.x in memory, as soon as they end. */
public final class RecordedSpans implements SpanExporter {
  private final List<SpanData> spans = new CopyOnWriteArrayList<>();

  /** Traces one in so many from now on. */
  public static RecordedSpans of(Vertx vertx, int oneIn) {
    return of(vertx, oneIn, 10, System::nanoTime);
  }

  static RecordedSpans of(Vertx vertx, int oneIn, int callersPerSecond, LongSupplier nanoTime) {
    RecordedSpans recorded = new RecordedSpans();
    Tracing unused =
        Tracing.start(
            vertx,
            SimpleSpanProcessor.create(recorded),
            new TracingSettings("", oneIn, 1_000, 1_000, callersPerSecond),
            "a node of the test",
            nanoTime);
    return recorded;
  }

  /** Those that have ended, in that order. */
  public List<SpanData> ended() {
    return List.copyOf(spans);
  }

  /** The only one with this name. */
  public SpanData named(String name) {
    List<SpanData> found = spans.stream().filter(span -> span.getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans are called " + name + ": " + spans);
    }
    return found.get(0);
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> ended) {
    spans.addAll(ended);
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
