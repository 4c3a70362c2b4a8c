package com.paperdynasty.http;

import com.paperdynasty.realtime.limits.Limits;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The TCP connections of one event loop that are no WebSocket: how many there may be, and for how
 * long one may keep us waiting for a request. What comes now and then, byte by byte, is never idle;
 * so it is not enough to hang up on who is silent.
 */
final class Callers implements Handler<RoutingContext> {
  private static final long NEVER = Long.MAX_VALUE;

  private final HttpSettings settings;
  private final Limits limits;
  private final Clock clock;

  /** When each is hung up on if no request of theirs has come by then. */
  private final Map<HttpConnection, Long> untilMs = new HashMap<>();

  Callers(HttpSettings settings, Limits limits, Clock clock) {
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
  }

  /** Somebody has called. */
  void called(HttpConnection caller) {
    if (untilMs.size() >= settings.connectionsPerLoop()) {
      limits.doorIsFull();
      caller.close();
      return;
    }
    caller.closeHandler(closed -> untilMs.remove(caller));
    waitFor(caller);
  }

  /** A request has begun. An answer may take its time: it may be a poll. */
  @Override
  public void handle(RoutingContext context) {
    HttpConnection caller = context.request().connection();
    if (Place.of(context) == Place.WEBSOCKET && context.request().canUpgradeToWebSocket()) {
      // A WebSocket is counted and looked after as one. If it does not become one we wait
      // again. A client that only says so, and then drips a body, is a caller like any other.
      untilMs.remove(caller);
    } else {
      context.request().end().onSuccess(complete -> mayTakeItsTime(context, caller));
    }
    context.addEndHandler(
        answered -> {
          if (answered.succeeded()) {
            waitFor(caller);
          }
        });
    context.next();
  }

  private void mayTakeItsTime(RoutingContext context, HttpConnection caller) {
    if (!context.response().ended()) {
      untilMs.replace(caller, NEVER);
    }
  }

  private void waitFor(HttpConnection caller) {
    untilMs.put(caller, clock.millis() + settings.requestMs());
  }

  /** Called about once a second: hangs up on who has let us wait too long. */
  void lookAtClock() {
    long nowMs = clock.millis();
    for (HttpConnection caller : List.copyOf(untilMs.keySet())) {
      if (untilMs.getOrDefault(caller, NEVER) <= nowMs) {
        untilMs.remove(caller);
        caller.close();
      }
    }
  }
}
