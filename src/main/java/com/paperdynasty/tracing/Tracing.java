package com.paperdynasty.tracing;

import com.paperdynasty.bounded.TokenBuckets;
import io.github.bucket4j.Bucket;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Begins the spans of one node. Thread-safe; blocks only where it is closed. */
public final class Tracing implements Shareable, AutoCloseable {
  private static final String MAP = "paper-dynasty.tracing";
  private static final String KEY = "node";
  private static final Duration LONGEST_EXPORT = Duration.ofSeconds(5);
  private static final Tracing OFF = new Tracing(null, null, 1);

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;
  private final @Nullable Bucket callers;
  private final int oneIn;

  private Tracing(@Nullable SdkTracerProvider provider, @Nullable Bucket callers, int oneIn) {
    this.provider = provider;
    this.callers = callers;
    this.oneIn = oneIn;
    this.tracer = provider == null ? null : provider.get("com.paperdynasty");
  }

  /** The tracing of the node that has this Vert.x. */
  public static Tracing of(Vertx vertx) {
    LocalMap<String, Tracing> all = vertx.sharedData().getLocalMap(MAP);
    return all.getOrDefault(KEY, OFF);
  }

  /** Sets what {@link #of} gives from now on. Call it before anything is deployed. */
  public static Tracing start(Vertx vertx, TracingSettings settings, String node) {
    if (!settings.isOn()) {
      return OFF;
    }
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.endpoint())
            .setTimeout(LONGEST_EXPORT)
            .build();
    SpanProcessor processor =
        BatchSpanProcessor.builder(exporter)
            .setMaxQueueSize(settings.spansWaiting())
            .setMaxExportBatchSize(Math.min(settings.spansWaiting(), 512))
            .setScheduleDelay(Duration.ofMillis(settings.exportMs()))
            .build();
    return start(vertx, processor, settings, node, System::nanoTime);
  }

  static Tracing start(
      Vertx vertx,
      SpanProcessor processor,
      TracingSettings settings,
      String node,
      LongSupplier nanoTime) {
    Resource resource =
        Resource.create(
            Attributes.of(
                AttributeKey.stringKey("service.name"),
                "paper-dynasty",
                AttributeKey.stringKey("service.instance.id"),
                node));
    Tracing tracing =
        new Tracing(
            SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                .addSpanProcessor(processor)
                .build(),
            callers(settings.callersPerSecond(), nanoTime),
            settings.oneIn());
    LocalMap<String, Tracing> all = vertx.sharedData().getLocalMap(MAP);
    all.put(KEY, tracing);
    return tracing;
  }

  private static @Nullable Bucket callers(int perSecond, LongSupplier nanoTime) {
    return perSecond == 0
        ? null
        : new TokenBuckets(nanoTime).full(perSecond, Duration.ofSeconds(1));
  }

  /** Whether anything is traced. */
  public boolean isOn() {
    return tracer != null;
  }

  /** Begins a trace; null if this one is not traced. */
  public @Nullable TraceSpan begin(String name) {
    return tracer == null || !isChosen()
        ? null
        : recorded(tracer, name, SpanKind.INTERNAL, Context.root(), 0);
  }

  /** Whether chance has a new trace recorded. Most are not, and must cost next to nothing. */
  private boolean isChosen() {
    return ThreadLocalRandom.current().nextInt(oneIn) == 0;
  }

  /**
   * Begins the step of a request from outside: below that of its caller, if they record theirs and
   * not too many do so, else by chance. Anybody may claim to record their trace.
   *
   * @param parent what the caller has sent; null without it
   */
  @Nullable TraceSpan request(String name, @Nullable String parent) {
    if (tracer == null) {
      return null;
    }
    Context above = parent == null ? null : TraceParent.read(parent);
    if (above != null && callers != null && callers.tryConsume(1)) {
      return recorded(tracer, name, SpanKind.SERVER, above, 0);
    }
    return isChosen() ? recorded(tracer, name, SpanKind.SERVER, Context.root(), 0) : null;
  }

  /**
   * Begins a step of a trace.
   *
   * @param parent what the message that caused it carried; null if that is not traced
   */
  public @Nullable TraceSpan child(String name, @Nullable String parent) {
    return child(name, parent, 0);
  }

  /**
   * The same for a step that began earlier.
   *
   * @param sinceUs in microseconds since 1970; 0 for now
   */
  public @Nullable TraceSpan child(String name, @Nullable String parent, long sinceUs) {
    if (tracer == null || parent == null) {
      return null;
    }
    Context above = TraceParent.read(parent);
    return above == null ? null : recorded(tracer, name, SpanKind.INTERNAL, above, sinceUs);
  }

  private static @Nullable TraceSpan recorded(
      Tracer tracer, String name, SpanKind kind, Context above, long sinceUs) {
    SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setParent(above);
    if (sinceUs > 0) {
      builder.setStartTimestamp(sinceUs, TimeUnit.MICROSECONDS);
    }
    Span span = builder.startSpan();
    return span.isRecording() ? new TraceSpan(span) : null;
  }

  /** Sends what waits, for a few seconds at most. Blocks. */
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(LONGEST_EXPORT.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
