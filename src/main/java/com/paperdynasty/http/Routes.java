package com.paperdynasty.http;

import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.http.page.NotFoundPage;
import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.http.problem.RequestFramingHandler;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.security.FrameAncestorsHandler;
import com.paperdynasty.http.security.OriginHandler;
import com.paperdynasty.http.security.RateLimitHandler;
import com.paperdynasty.http.security.SecurityHeadersHandler;
import com.paperdynasty.http.sharing.GameTickets;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.realtime.stream.EventStreams;
import com.paperdynasty.signin.SignIn;
import com.paperdynasty.tracing.Tracing;
import com.paperdynasty.tracing.TracingHandler;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The table of HTTP calls: the path, method and handler of each, and the handlers in front of it.
 */
final class Routes {
  private static final String REALTIME = "/realtime";

  private final Router router;
  private final BodyHandler body;
  private final Handler<RoutingContext> authentication;
  private final Handler<RoutingContext> visitors;
  private final Map<String, Set<String>> methods = new LinkedHashMap<>();

  /**
   * Creates the routes of the public port, for the current event loop.
   *
   * @param realtime the routes under {@code /realtime}
   */
  Routes(
      Vertx vertx,
      HttpSettings settings,
      TokenService tokenService,
      @Nullable SignIn signIn,
      RateLimiter rateLimiter,
      SlowRequestGuard slowRequestGuard,
      Lobby lobby,
      ChatServices chatServices,
      CardLibrary cardLibrary,
      EventStreams eventStreams,
      Router realtime,
      StaticFiles files,
      Clock clock) {
    this.router = Router.router(vertx);
    this.body = BodyHandler.create(false).setBodyLimit(settings.bodyBytes());
    this.authentication = new AuthenticationHandler(tokenService, false);
    this.visitors = new AuthenticationHandler(tokenService, settings.guests().mayWatch());
    Tracing tracing = Tracing.of(vertx);
    if (tracing.isOn()) {
      router.route().handler(new TracingHandler(tracing));
    }
    if (settings.accessLog()) {
      router.route().handler(new AccessLogHandler(System::nanoTime));
    }
    router.route().handler(new RequestFramingHandler());
    router.route().handler(slowRequestGuard);
    router.route().handler(new RateLimitHandler(rateLimiter, settings.proxies()));
    router.route().handler(new OriginHandler(settings.allowedOrigins()));
    // SockJS sets its own headers and reads its own bodies.
    router.route(REALTIME + "/*").handler(new FrameAncestorsHandler(settings.allowedOrigins()));
    router.route(REALTIME + "/*").subRouter(realtime);
    router.route().handler(new SecurityHeadersHandler());
    HttpAudit httpAudit = new HttpAudit(chatServices.auditRecorder(), clock);
    GameEndpoints games =
        new GameEndpoints(
            lobby,
            httpAudit,
            tokenService
                .secret()
                .map(
                    secret ->
                        new GameTickets(secret, Duration.ofSeconds(settings.ticketS()), clock))
                .orElse(null));
    games(games);
    readable("/api/games/:id/stream", new StreamEndpoint(eventStreams, lobby, games)::stream);
    pages(new PublicPages(lobby, files, settings.guests().mayWatch(), settings.frameAncestors()));
    chat(new ChatEndpoints(lobby, chatServices));
    cardSets(cardLibrary);
    if (tokenService.canIssue()) {
      // Without a provider nobody has roles of one.
      Duration roles = signIn == null ? Duration.ZERO : signIn.rolesLifetime();
      tokens(new TokenEndpoints(tokenService, settings, roles, clock), settings.devTokens());
    }
    guests(settings, tokenService, clock);
    signIn(signIn, tokenService, settings, clock);
    files(files);
    refuseOtherMethods();
    router.route("/v/*").handler(files::versioned);
    router.route("/*").handler(files::page);
    router.route().handler(context -> context.fail(404));
    router.route().failureHandler(new NotFoundPage());
    router.route().failureHandler(new FailureHandler(httpAudit));
  }

  Router router() {
    return router;
  }

  /** The methods of each path, for the test that compares them with {@code /openapi.yaml}. */
  Map<String, Set<String>> methods() {
    return methods;
  }

  private void tokens(TokenEndpoints tokens, boolean devTokens) {
    authenticate(HttpMethod.POST, "/api/token/refresh");
    router.post("/api/token/refresh").handler(tokens::refresh);
    authenticate(HttpMethod.POST, "/auth/sign-out");
    router.post("/auth/sign-out").handler(tokens::signOut);
    if (devTokens) {
      anonymous(HttpMethod.POST, "/api/dev/token", tokens::issue);
    }
  }

  private void guests(HttpSettings settings, TokenService tokenService, Clock clock) {
    tokenService
        .guestPasses()
        .ifPresent(
            passes -> {
              GuestEndpoints guests = new GuestEndpoints(tokenService, passes, settings, clock);
              add(HttpMethod.POST, "/api/guest", RateLimitHandler::limitGuests);
              handle(HttpMethod.POST, "/api/guest", guests::come);
            });
  }

  private void signIn(
      @Nullable SignIn signIn, TokenService tokenService, HttpSettings settings, Clock clock) {
    anonymous(HttpMethod.GET, "/auth/options", new SignInOptions(settings, signIn)::send);
    if (signIn != null) {
      SignInEndpoints endpoints = new SignInEndpoints(signIn, tokenService, settings, clock);
      signInStep(HttpMethod.GET, "/auth/login", endpoints::login);
      signInStep(HttpMethod.GET, "/auth/callback", endpoints::callback);
      signInStep(HttpMethod.POST, "/auth/token", endpoints::token);
    }
  }

  private void signInStep(HttpMethod method, String path, Handler<RoutingContext> handler) {
    add(method, path, RateLimitHandler::limitSignIns);
    handle(method, path, handler);
  }

  private void games(GameEndpoints games) {
    authenticate(HttpMethod.POST, "/api/games");
    router.post("/api/games").handler(RateLimitHandler::limitGameCreation);
    handle(HttpMethod.POST, "/api/games", games::create);
    readable("/api/games", games::list);
    authenticated(HttpMethod.GET, "/api/leagues", games::leagues);
    readable("/api/games/:id", games::read);
    authenticated(HttpMethod.DELETE, "/api/games/:id", games::delete);
    open(HttpMethod.POST, "/api/games/:id/offer", games::offer);
    authenticated(HttpMethod.POST, "/api/games/:id/seat", games::takeSeat);
    authenticated(HttpMethod.POST, "/api/games/:id/open-seat", games::openSeat);
    authenticated(HttpMethod.POST, "/api/games/:id/ticket", games::issueTicket);
    readable("/api/games/:id/plays", games::plays);
    authenticate(HttpMethod.DELETE, "/api/users/:id");
    handle(HttpMethod.DELETE, "/api/users/:id", games::eraseUser);
    readable("/api/games/:id/log", games::log);
    readable("/api/games/:id/boxscore", games::boxScore);
    readable("/api/games/:id/quick-table", games::outcomePreview);
    readable("/api/games/:id/retrosheet", games::retrosheet);
    readable("/api/games/:id/scorebook", games::scorebook);
    readable("/api/games/:id/dice", games::dice);
  }

  private void pages(PublicPages pages) {
    route(HttpMethod.GET, "/game/:id").handler(RateLimitHandler::limitLinks);
    page("/game/:id", pages::link);
    page("/embed/:id", pages::embed);
    page("/overlay/:id", pages::overlay);
  }

  private void page(String path, Handler<RoutingContext> handler) {
    methods.put(path, Set.of("GET", "HEAD"));
    route(HttpMethod.GET, path).handler(handler);
  }

  private void chat(ChatEndpoints chat) {
    authenticated(HttpMethod.GET, "/api/games/:id/messages", chat::messages);
    authenticated(HttpMethod.GET, "/api/games/:id/audit", chat::audit);
  }

  /** A set may be larger than other bodies, so there are places for a few at once. */
  private void cardSets(CardLibrary library) {
    CardSetEndpoints cardSets = new CardSetEndpoints(library);
    authenticate(HttpMethod.POST, "/api/card-sets");
    router.post("/api/card-sets").handler(RequestReader::needJson);
    router.post("/api/card-sets").handler(cardSets::admit);
    router
        .post("/api/card-sets")
        .handler(BodyHandler.create(false).setBodyLimit(library.setBytes()));
    router.post("/api/card-sets").handler(cardSets::post);
    authenticated(HttpMethod.GET, "/api/card-sets", cardSets::list);
    authenticated(HttpMethod.GET, "/api/card-sets/:hash", cardSets::read);
  }

  private void files(StaticFiles files) {
    page("/openapi.yaml", context -> files.file(context, "openapi.yaml"));
    page("/asyncapi.yaml", context -> files.file(context, "asyncapi.yaml"));
    page("/card-set.schema.json", context -> files.file(context, "card-set.schema.json"));
    page("/", files::index);
  }

  /** A call that needs a token. */
  private void authenticated(HttpMethod method, String path, Handler<RoutingContext> handler) {
    authenticate(method, path);
    limitLookups(method, path);
    handle(method, path, handler);
  }

  /** A call that reads games. Where guests may watch, it needs no token for a public game. */
  private void readable(String path, Handler<RoutingContext> handler) {
    open(HttpMethod.GET, path, handler);
  }

  private void open(HttpMethod method, String path, Handler<RoutingContext> handler) {
    identify(method, path, visitors);
    limitLookups(method, path);
    handle(method, path, handler);
  }

  private void limitLookups(HttpMethod method, String path) {
    if (path.contains(":id")) {
      route(method, path).handler(RateLimitHandler::limitGameLookups);
    }
  }

  private void authenticate(HttpMethod method, String path) {
    identify(method, path, authentication);
  }

  private void identify(HttpMethod method, String path, Handler<RoutingContext> who) {
    add(method, path, who);
    route(method, path).handler(RateLimitHandler::limitUser);
  }

  /** A call that needs no token. */
  private void anonymous(HttpMethod method, String path, Handler<RoutingContext> handler) {
    add(method, path, RoutingContext::next);
    handle(method, path, handler);
  }

  private void add(HttpMethod method, String path, Handler<RoutingContext> first) {
    methods.computeIfAbsent(path, none -> new TreeSet<>()).add(method.name());
    route(method, path).handler(first);
  }

  /** A route for GET serves HEAD too, without the body. */
  private Route route(HttpMethod method, String path) {
    Route route = router.route(method, path);
    return method.equals(HttpMethod.GET) ? route.method(HttpMethod.HEAD) : route;
  }

  /**
   * Each handler has a route of its own, because within one route Vert.x wants the body handler
   * before authentication.
   */
  private void handle(HttpMethod method, String path, Handler<RoutingContext> handler) {
    if (method.equals(HttpMethod.POST)) {
      route(method, path).handler(RequestReader::needJson);
      route(method, path).handler(body);
    }
    route(method, path).handler(handler);
  }

  /** Answers 405 for other methods. Must come before the static files, which would answer 404. */
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
