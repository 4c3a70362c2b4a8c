package com.paperdynasty.http;

import com.paperdynasty.http.security.RequestCategory;
import com.paperdynasty.limits.RateLimiter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds the TCP connections of one event loop that are not WebSockets: their number, and the time
 * until a request is complete. A client that sends a byte now and then is never idle, so an idle
 * timeout is not enough.
 */
final class SlowRequestGuard implements Handler<RoutingContext> {
  private static final long NEVER = Long.MAX_VALUE;

  private final HttpSettings settings;
  private final RateLimiter rateLimiter;
  private final Clock clock;

  /** The time at which each is closed if no request was complete. */
  private final Map<HttpConnection, Long> untilMs = new HashMap<>();

  SlowRequestGuard(HttpSettings settings, RateLimiter rateLimiter, Clock clock) {
    this.settings = settings;
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  /** Accepts a connection, or closes it if there are too many. */
  void accept(HttpConnection caller) {
    if (untilMs.size() >= settings.connectionsPerLoop()) {
      rateLimiter.countFullLoop();
      caller.close();
      return;
    }
    caller.closeHandler(closed -> untilMs.remove(caller));
    startTimeout(caller);
  }

  /** A request has begun. Its answer has no time limit: it may be a poll. */
  @Override
  public void handle(RoutingContext context) {
    HttpConnection caller = context.request().connection();
    if (RequestCategory.of(context) == RequestCategory.WEBSOCKET
        && context.request().canUpgradeToWebSocket()) {
      // A WebSocket has its own bounds. If the upgrade fails the timeout starts again. A client
      // that
      // only announces one, and then sends a body slowly, is treated like any other.
      untilMs.remove(caller);
    } else {
      context.request().end().onSuccess(complete -> suspendTimeout(context, caller));
    }
    context.addEndHandler(
        answered -> {
          if (answered.succeeded()) {
            startTimeout(caller);
          }
        });
    context.next();
  }

  private void suspendTimeout(RoutingContext context, HttpConnection caller) {
    if (!context.response().ended()) {
      untilMs.replace(caller, NEVER);
    }
  }

  private void startTimeout(HttpConnection caller) {
    untilMs.put(caller, clock.millis() + settings.requestMs());
  }

  /** Called about once a second: closes connections whose request is overdue. */
  void checkTimeouts() {
    long nowMs = clock.millis();
    for (HttpConnection caller : List.copyOf(untilMs.keySet())) {
      if (untilMs.getOrDefault(caller, NEVER) <= nowMs) {
        untilMs.remove(caller);
        caller.close();
      }
    }
  }
}
