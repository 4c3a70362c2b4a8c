package com.paperdynasty.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** One step of a trace. Its static methods take null, and then do nothing. Thread-safe. */
public final class TraceSpan {
  /** For how long a command has waited in the queue from which it was taken, in microseconds. */
  public static final String QUEUED_US = "queued_us";

  private final Span span;

  TraceSpan(Span span) {
    this.span = span;
  }

  /** What the messages of this step carry, so that the steps that they cause are below it. */
  public String traceparent() {
    return TraceParent.text(span.getSpanContext());
  }

  /** The same, or null without a span. */
  public static @Nullable String parentOf(@Nullable TraceSpan span) {
    return span == null ? null : span.traceparent();
  }

  /** Says something about this step. Nobody's words and no secrets belong here. */
  public TraceSpan with(String name, @Nullable String value) {
    if (value != null) {
      span.setAttribute(name, value);
    }
    return this;
  }

  /** Says something about this step. */
  public TraceSpan with(String name, long value) {
    span.setAttribute(name, value);
    return this;
  }

  /** The step has ended. */
  public void end() {
    span.end();
  }

  /** The step has ended, if there is a span. */
  public static void endIfAny(@Nullable TraceSpan span) {
    if (span != null) {
      span.end();
    }
  }

  /** Ends the step with this Future. A failure's kind is noted, and not its message. */
  public static <T> Future<T> ended(@Nullable TraceSpan span, Future<T> future) {
    return span == null ? future : future.onComplete(done -> span.end(done.cause()));
  }

  private void end(@Nullable Throwable cause) {
    if (cause != null) {
      span.setStatus(StatusCode.ERROR, cause.getClass().getSimpleName());
    }
    span.end();
  }
}
