package com.paperdynasty.http;

import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.security.RateLimitHandler;
import com.paperdynasty.identity.TokenService;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Registers calls by who may make them, with the limits of such calls and the reader of their
 * bodies. Knows the methods of each path.
 */
final class RouteTable {
  private final Router router;
  private final BodyHandler body;
  private final Handler<RoutingContext> authentication;
  private final Handler<RoutingContext> visitors;
  private final Map<String, Set<String>> methods = new LinkedHashMap<>();

  RouteTable(Router router, TokenService tokenService, HttpSettings settings) {
    this.router = router;
    this.body = BodyHandler.create(false).setBodyLimit(settings.bodyBytes());
    this.authentication = new AuthenticationHandler(tokenService, false);
    this.visitors = new AuthenticationHandler(tokenService, settings.guests().mayWatch());
  }

  Map<String, Set<String>> methods() {
    return methods;
  }

  /** A page or a file, for everybody. */
  void page(String path, Handler<RoutingContext> handler) {
    methods.put(path, Set.of("GET", "HEAD"));
    route(HttpMethod.GET, path).handler(handler);
  }

  /** A call that needs a token. */
  void authenticated(HttpMethod method, String path, Handler<RoutingContext> handler) {
    authenticate(method, path);
    limitLookups(method, path);
    handle(method, path, handler);
  }

  /** A call that reads games. Where guests may watch, it needs no token for a public game. */
  void readable(String path, Handler<RoutingContext> handler) {
    open(HttpMethod.GET, path, handler);
  }

  /** A call that needs a token, unless guests may watch. */
  void open(HttpMethod method, String path, Handler<RoutingContext> handler) {
    identify(method, path, visitors);
    limitLookups(method, path);
    handle(method, path, handler);
  }

  private void limitLookups(HttpMethod method, String path) {
    if (path.contains(":id")) {
      route(method, path).handler(RateLimitHandler::limitGameLookups);
    }
  }

  /** Finds out who calls; the handlers of the call follow. */
  void authenticate(HttpMethod method, String path) {
    identify(method, path, authentication);
  }

  private void identify(HttpMethod method, String path, Handler<RoutingContext> who) {
    add(method, path, who);
    route(method, path).handler(RateLimitHandler::limitUser);
  }

  /** A call that needs no token. */
  void anonymous(HttpMethod method, String path, Handler<RoutingContext> handler) {
    add(method, path, RoutingContext::next);
    handle(method, path, handler);
  }

  /** A call whose first handler is this one; the others follow. */
  void add(HttpMethod method, String path, Handler<RoutingContext> first) {
    methods.computeIfAbsent(path, none -> new TreeSet<>()).add(method.name());
    route(method, path).handler(first);
  }

  /** A route for GET serves HEAD too, without the body. */
  Route route(HttpMethod method, String path) {
    Route route = router.route(method, path);
    return method.equals(HttpMethod.GET) ? route.method(HttpMethod.HEAD) : route;
  }

  /**
   * Each handler has a route of its own, because within one route Vert.x wants the body handler
   * before authentication.
   */
  void handle(HttpMethod method, String path, Handler<RoutingContext> handler) {
    if (method.equals(HttpMethod.POST)) {
      route(method, path).handler(RequestReader::needJson);
      route(method, path).handler(body);
    }
    route(method, path).handler(handler);
  }

  /** Answers 405 for other methods. Must come before the static files, which would answer 404. */
  void refuseOtherMethods() {
    methods.forEach(
        (path, allowed) -> {
          Set<String> all = new TreeSet<>(allowed);
          if (all.contains("GET")) {
            all.add("HEAD");
          }
          String allow = String.join(", ", all);
          router
              .route(path)
              .handler(
                  context -> {
                    context.response().putHeader("Allow", allow);
                    context.fail(405);
                  });
        });
  }
}
