package com.paperdynasty.tracing;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Traces HTTP requests: below the caller's span where they send W3C's header {@code traceparent} of
 * a trace that they record, within a bound, and by chance otherwise. A span has the route, and
 * neither path nor query.
 */
public final class TracingHandler implements Handler<RoutingContext> {
  private static final String HEADER = "traceparent";
  private static final String KEY = "paper-dynasty.trace";

  private final Tracing tracing;

  public TracingHandler(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  public void handle(RoutingContext context) {
    TraceSpan span = tracing.request("http", context.request().getHeader(HEADER));
    if (span != null) {
      context.put(KEY, span.traceparent());
      span.with("http.request.method", RequestMethod.named(context.request().method().name()));
      context.addEndHandler(
          answered -> {
            Route route = context.currentRoute();
            span.with("http.route", route == null ? null : route.getPath())
                .with("http.response.status_code", context.response().getStatusCode())
                .end();
          });
    }
    context.next();
  }

  /** What the commands of a request carry, so that their steps are below it; null if untraced. */
  public static @Nullable String traceOf(RoutingContext context) {
    return context.get(KEY);
  }
}
