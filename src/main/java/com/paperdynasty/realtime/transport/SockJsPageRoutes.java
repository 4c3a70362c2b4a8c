package com.paperdynasty.realtime.transport;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;

/** The routes of SockJS that serve pages, and the methods that each of its paths has. */
final class SockJsPageRoutes {
  static final String NO_STORE = "no-store, no-cache, no-transform, must-revalidate, max-age=0";
  static final String PLAIN = "text/plain; charset=UTF-8";

  private final Router router;

  /** Creates the routes for this router. */
  SockJsPageRoutes(Router router) {
    this.router = router;
  }

  /** Adds the routes. */
  void add() {
    page("/", context -> send(context, PLAIN, SockJsPages.WELCOME));
    page("/info", SockJsPageRoutes::info);
    page("/iframe[^/]*\\.html", SockJsPageRoutes::iframe);
  }

  private void page(String path, Handler<RoutingContext> handler) {
    router.routeWithRegex(HttpMethod.GET, path).handler(handler);
    router.routeWithRegex(HttpMethod.HEAD, path).handler(handler);
    allow(path, HttpMethod.GET);
  }

  /** Answers OPTIONS on a path, and 405 to all methods that it does not have. */
  void allow(String path, HttpMethod method) {
    String methods = method.equals(HttpMethod.GET) ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
    router
        .routeWithRegex(path)
        .handler(
            context -> {
              context.response().putHeader(HttpHeaders.ALLOW, methods);
              if (context.request().method().equals(HttpMethod.OPTIONS)) {
                noContent(context.response());
              } else {
                context.fail(405);
              }
            });
  }

  private static void info(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    long entropy = ThreadLocalRandom.current().nextLong(1L << 32);
    send(context, "application/json; charset=UTF-8", SockJsPages.info(entropy));
  }

  private static void iframe(RoutingContext context) {
    // Its headers say who may frame it, which may change.
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    send(context, "text/html; charset=UTF-8", SockJsPages.IFRAME);
  }

  /** Sends a text, or for a HEAD request its headers alone. */
  static void send(RoutingContext context, String type, String text) {
    HttpServerResponse response = context.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + Buffer.buffer(text).length()).end();
    } else {
      response.end(text);
    }
  }

  /** Sends a response without a body. */
  static void noContent(HttpServerResponse response) {
    response.setStatusCode(204).end();
  }
}
