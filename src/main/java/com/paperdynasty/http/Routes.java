package com.paperdynasty.http;

import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.http.problem.RequestFramingHandler;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.security.FrameAncestorsHandler;
import com.paperdynasty.http.security.OriginHandler;
import com.paperdynasty.http.security.RateLimitHandler;
import com.paperdynasty.http.security.SecurityHeadersHandler;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.lobby.Lobby;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of calls: what is served where, to whom, and what stands before it. */
final class Routes {
  private static final String REALTIME = "/realtime";

  private final Router router;
  private final BodyHandler body;
  private final Handler<RoutingContext> authentication;
  private final Map<String, Set<String>> methods = new LinkedHashMap<>();

  /**
   * All that is served on the public port, on the current event loop.
   *
   * @param realtime what is served under {@code /realtime}
   */
  Routes(
      Vertx vertx,
      HttpSettings settings,
      TokenService tokenService,
      RateLimiter rateLimiter,
      SlowRequestGuard slowRequestGuard,
      Lobby lobby,
      ChatServices chatServices,
      Router realtime,
      StaticFiles files,
      Clock clock) {
    this.router = Router.router(vertx);
    this.body = BodyHandler.create(false).setBodyLimit(settings.bodyBytes());
    this.authentication = new AuthenticationHandler(tokenService);
    router.route().handler(new RequestFramingHandler());
    router.route().handler(slowRequestGuard);
    router.route().handler(new RateLimitHandler(rateLimiter, settings.proxies()));
    router.route().handler(new OriginHandler(settings.allowedOrigins()));
    // SockJS has headers, bodies and frames of its own.
    router.route(REALTIME + "/*").handler(new FrameAncestorsHandler(settings.allowedOrigins()));
    router.route(REALTIME + "/*").subRouter(realtime);
    router.route().handler(new SecurityHeadersHandler());
    HttpAudit httpAudit = new HttpAudit(chatServices.auditRecorder(), clock);
    games(new GameEndpoints(lobby, httpAudit));
    talk(new ChatEndpoints(lobby, chatServices));
    if (tokenService.areIssued()) {
      tokens(new TokenEndpoints(tokenService, settings, clock), settings.devTokens());
    }
    files(files);
    refuseOtherMethods();
    router.route("/webjars/*").handler(files::library);
    router.route("/*").handler(files::page);
    router.route().handler(context -> context.fail(404));
    router.route().failureHandler(new FailureHandler(httpAudit));
  }

  Router router() {
    return router;
  }

  /** The methods of each path, to be compared with what is written about them. */
  Map<String, Set<String>> methods() {
    return methods;
  }

  private void tokens(TokenEndpoints tokens, boolean forAnybody) {
    bearers(HttpMethod.POST, "/api/token/refresh");
    router.post("/api/token/refresh").handler(tokens::refresh);
    if (forAnybody) {
      open(HttpMethod.POST, "/api/dev/token", tokens::issue);
    }
  }

  private void games(GameEndpoints games) {
    bearers(HttpMethod.POST, "/api/games");
    router.post("/api/games").handler(RateLimitHandler::limitGameCreation);
    take(HttpMethod.POST, "/api/games", games::create);
    closed(HttpMethod.GET, "/api/games", games::list);
    closed(HttpMethod.GET, "/api/games/:id", games::read);
    closed(HttpMethod.DELETE, "/api/games/:id", games::delete);
    closed(HttpMethod.POST, "/api/games/:id/seat", games::seat);
    closed(HttpMethod.GET, "/api/games/:id/plays", games::plays);
    bearers(HttpMethod.DELETE, "/api/users/:id");
    take(HttpMethod.DELETE, "/api/users/:id", games::eraseUser);
    closed(HttpMethod.GET, "/api/games/:id/log", games::log);
    closed(HttpMethod.GET, "/api/games/:id/boxscore", games::boxScore);
    closed(HttpMethod.GET, "/api/games/:id/quick-table", games::quickTable);
    closed(HttpMethod.GET, "/api/games/:id/retrosheet", games::retrosheet);
    closed(HttpMethod.GET, "/api/games/:id/dice", games::dice);
  }

  private void talk(ChatEndpoints talk) {
    closed(HttpMethod.GET, "/api/games/:id/messages", talk::messages);
    closed(HttpMethod.GET, "/api/games/:id/audit", talk::audit);
  }

  private void files(StaticFiles files) {
    file("/openapi.yaml", context -> files.file(context, "openapi.yaml"));
    file("/asyncapi.yaml", context -> files.file(context, "asyncapi.yaml"));
    file("/", context -> files.file(context, "web/index.html"));
  }

  /** A call for bearers of a token. */
  private void closed(HttpMethod method, String path, Handler<RoutingContext> handler) {
    bearers(method, path);
    if (path.contains(":id")) {
      route(method, path).handler(RateLimitHandler::limitGameLookups);
    }
    take(method, path, handler);
  }

  private void bearers(HttpMethod method, String path) {
    add(method, path, authentication);
    route(method, path).handler(RateLimitHandler::limitUser);
  }

  /** A call for everybody. */
  private void open(HttpMethod method, String path, Handler<RoutingContext> handler) {
    add(method, path, RoutingContext::next);
    take(method, path, handler);
  }

  private void add(HttpMethod method, String path, Handler<RoutingContext> gate) {
    methods.computeIfAbsent(path, none -> new TreeSet<>()).add(method.name());
    route(method, path).handler(gate);
  }

  /** Where there is GET there is HEAD, which is answered likewise, without the body. */
  private Route route(HttpMethod method, String path) {
    Route route = router.route(method, path);
    return method.equals(HttpMethod.GET) ? route.method(HttpMethod.HEAD) : route;
  }

  /** A route for each handler: within one, Vert.x wants the body before the bearer. */
  private void take(HttpMethod method, String path, Handler<RoutingContext> handler) {
    if (method.equals(HttpMethod.POST)) {
      route(method, path).handler(RequestReader::needJson);
      route(method, path).handler(body);
    }
    route(method, path).handler(handler);
  }

  private void file(String path, Handler<RoutingContext> handler) {
    methods.put(path, Set.of("GET", "HEAD"));
    route(HttpMethod.GET, path).handler(handler);
  }

  /** Before the files that are served by the rest of their path, which would say 404. */
  private void refuseOtherMethods() {
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
