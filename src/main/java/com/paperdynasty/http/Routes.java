package com.paperdynasty.http;

import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.http.page.NotFoundPage;
import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.http.problem.RequestFramingHandler;
import com.paperdynasty.http.security.AccessLogHandler;
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
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All HTTP calls: the path, method and handler of each, and the handlers in front of it. */
final class Routes {
  private static final String REALTIME = "/realtime";

  private final Router router;
  private final RouteTable table;

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
      CardSetEndpoints cardSets,
      EventStreams eventStreams,
      Router realtime,
      StaticFiles files,
      Clock clock) {
    this.router = Router.router(vertx);
    this.table = new RouteTable(router, tokenService, settings);
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
    table.readable("/api/games/:id/stream", new StreamEndpoint(eventStreams, lobby, games)::stream);
    pages(new PublicPages(lobby, files, settings.guests().mayWatch(), settings.frameAncestors()));
    chat(new ChatEndpoints(lobby, chatServices));
    cardSets(cardSets);
    if (tokenService.canIssue()) {
      // Without a provider nobody has roles of one.
      Duration roles = signIn == null ? Duration.ZERO : signIn.rolesLifetime();
      tokens(new TokenEndpoints(tokenService, settings, roles, clock), settings.devTokens());
    }
    guests(settings, tokenService, clock);
    signIn(signIn, tokenService, settings, clock);
    files(files);
    table.refuseOtherMethods();
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
    return table.methods();
  }

  private void tokens(TokenEndpoints tokens, boolean devTokens) {
    table.authenticate(HttpMethod.POST, "/api/token/refresh");
    router.post("/api/token/refresh").handler(tokens::refresh);
    table.authenticate(HttpMethod.POST, "/auth/sign-out");
    router.post("/auth/sign-out").handler(tokens::signOut);
    if (devTokens) {
      table.anonymous(HttpMethod.POST, "/api/dev/token", tokens::issue);
    }
  }

  private void guests(HttpSettings settings, TokenService tokenService, Clock clock) {
    tokenService
        .guestPasses()
        .ifPresent(
            passes -> {
              GuestEndpoints guests = new GuestEndpoints(tokenService, passes, settings, clock);
              table.add(HttpMethod.POST, "/api/guest", RateLimitHandler::limitGuests);
              table.handle(HttpMethod.POST, "/api/guest", guests::come);
            });
  }

  private void signIn(
      @Nullable SignIn signIn, TokenService tokenService, HttpSettings settings, Clock clock) {
    table.anonymous(HttpMethod.GET, "/auth/options", new SignInOptions(settings, signIn)::send);
    if (signIn != null) {
      SignInEndpoints endpoints = new SignInEndpoints(signIn, tokenService, settings, clock);
      signInStep(HttpMethod.GET, "/auth/login", endpoints::login);
      signInStep(HttpMethod.GET, "/auth/callback", endpoints::callback);
      signInStep(HttpMethod.POST, "/auth/token", endpoints::token);
    }
  }

  private void signInStep(HttpMethod method, String path, Handler<RoutingContext> handler) {
    table.add(method, path, RateLimitHandler::limitSignIns);
    table.handle(method, path, handler);
  }

  private void games(GameEndpoints games) {
    table.authenticate(HttpMethod.POST, "/api/games");
    router.post("/api/games").handler(RateLimitHandler::limitGameCreation);
    table.handle(HttpMethod.POST, "/api/games", games::create);
    table.readable("/api/games", games::list);
    table.authenticated(HttpMethod.GET, "/api/leagues", games::leagues);
    table.readable("/api/games/:id", games::read);
    table.authenticated(HttpMethod.DELETE, "/api/games/:id", games::delete);
    table.open(HttpMethod.POST, "/api/games/:id/offer", games::offer);
    table.authenticated(HttpMethod.POST, "/api/games/:id/seat", games::takeSeat);
    table.authenticated(HttpMethod.POST, "/api/games/:id/open-seat", games::openSeat);
    table.authenticated(HttpMethod.POST, "/api/games/:id/ticket", games::issueTicket);
    table.readable("/api/games/:id/plays", games::plays);
    table.authenticate(HttpMethod.DELETE, "/api/users/:id");
    table.handle(HttpMethod.DELETE, "/api/users/:id", games::eraseUser);
    table.readable("/api/games/:id/log", games::log);
    table.readable("/api/games/:id/boxscore", games::boxScore);
    table.readable("/api/games/:id/quick-table", games::outcomePreview);
    table.readable("/api/games/:id/retrosheet", games::retrosheet);
    table.readable("/api/games/:id/scorebook", games::scorebook);
    table.readable("/api/games/:id/dice", games::dice);
  }

  private void pages(PublicPages pages) {
    table.route(HttpMethod.GET, "/game/:id").handler(RateLimitHandler::limitLinks);
    table.page("/game/:id", pages::link);
    table.page("/embed/:id", pages::embed);
    table.page("/overlay/:id", pages::overlay);
  }

  private void chat(ChatEndpoints chat) {
    table.authenticated(HttpMethod.GET, "/api/games/:id/messages", chat::messages);
    table.authenticated(HttpMethod.GET, "/api/games/:id/audit", chat::audit);
  }

  /** A set may be larger than other bodies, so there are places for a few at once. */
  private void cardSets(CardSetEndpoints cardSets) {
    table.authenticate(HttpMethod.POST, "/api/card-sets");
    router.post("/api/card-sets").handler(RequestReader::needJson);
    router.post("/api/card-sets").handler(cardSets::admit);
    router
        .post("/api/card-sets")
        .handler(BodyHandler.create(false).setBodyLimit(cardSets.setBytes()));
    router.post("/api/card-sets").handler(cardSets::post);
    table.authenticated(HttpMethod.GET, "/api/card-sets", cardSets::list);
    table.authenticated(HttpMethod.GET, "/api/card-sets/:hash", cardSets::read);
  }

  private void files(StaticFiles files) {
    table.page("/openapi.yaml", context -> files.file(context, "openapi.yaml"));
    table.page("/asyncapi.yaml", context -> files.file(context, "asyncapi.yaml"));
    table.page("/card-set.schema.json", context -> files.file(context, "card-set.schema.json"));
    table.page("/", files::index);
  }
}
