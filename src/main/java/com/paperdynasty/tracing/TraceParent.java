package com.paperdynasty.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of W3C's header {@code traceparent}, of a trace that is recorded. */
final class TraceParent {
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final int HEX = 16;

  private TraceParent() {}

  static String text(SpanContext context) {
    return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01";
  }

  static @Nullable String traceId(@Nullable String text) {
    return part(text, 1);
  }

  static @Nullable String spanId(@Nullable String text) {
    return part(text, 2);
  }

  private static @Nullable String part(@Nullable String text, int group) {
    if (text == null) {
      return null;
    }
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? parts.group(group) : null;
  }

  /** What a span is to be below; null where nothing valid is named, or nothing that is recorded. */
  static @Nullable Context read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || (Integer.parseInt(parts.group(3), HEX) & 1) == 0) {
      return null;
    }
    SpanContext parent =
        SpanContext.createFromRemoteParent(
            parts.group(1), parts.group(2), TraceFlags.getSampled(), TraceState.getDefault());
    return parent.isValid() ? Context.root().with(Span.wrap(parent)) : null;
  }
}
