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

  /** When each connection is closed unless a request is complete by then, in epoch milliseconds. */
  private final Map<HttpConnection, Long> deadlineMs = new HashMap<>();

  SlowRequestGuard(HttpSettings settings, RateLimiter rateLimiter, Clock clock) {
    this.settings = settings;
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  /** Counts a new connection, or closes it if there are too many. */
  void accept(HttpConnection connection) {
    if (deadlineMs.size() >= settings.connectionsPerLoop()) {
      rateLimiter.countFullLoop();
      connection.close();
      return;
    }
    connection.closeHandler(closed -> deadlineMs.remove(connection));
    startTimeout(connection);
  }

  /** A request has begun. Its response has no time limit: it may be a long poll. */
  @Override
  public void handle(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    if (RequestCategory.of(context) == RequestCategory.WEBSOCKET
        && context.request().canUpgradeToWebSocket()) {
      // A WebSocket has its own bounds. If the upgrade fails, the timeout starts again. A client
      // that only announces an upgrade and then sends a body slowly is treated like any other.
      deadlineMs.remove(connection);
    } else {
      context.request().end().onSuccess(complete -> suspendTimeout(context, connection));
    }
    context.addEndHandler(
        answered -> {
          if (answered.succeeded()) {
            startTimeout(connection);
          }
        });
    context.next();
  }

  private void suspendTimeout(RoutingContext context, HttpConnection connection) {
    if (!context.response().ended()) {
      deadlineMs.replace(connection, NEVER);
    }
  }

  private void startTimeout(HttpConnection connection) {
    deadlineMs.put(connection, clock.millis() + settings.requestMs());
  }

  /** Called about once a second: closes connections whose request is overdue. */
  void checkTimeouts() {
    long nowMs = clock.millis();
    for (HttpConnection connection : List.copyOf(deadlineMs.keySet())) {
      if (deadlineMs.getOrDefault(connection, NEVER) <= nowMs) {
        deadlineMs.remove(connection);
        connection.close();
      }
    }
  }
}
