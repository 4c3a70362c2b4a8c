package com.paperdynasty.http;

import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.signin.SignIn;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the public port. Several verticles share it, each on an event loop of its own.
 *
 * <p>WebSocket frames are not compressed: that would take three times the processor time.
 */
public final class HttpVerticle extends VerticleBase {
  private static final long SHUTDOWN_MS = 1_000;
  private static final long TIMEOUT_CHECK_MS = 1_000;

  private final HttpSettings settings;
  private final TokenService tokenService;
  private final @Nullable SignIn signIn;
  private final RateLimiter rateLimiter;
  private final StaticFiles files;
  private final Clock clock;
  private final Supplier<LoopServices> services;
  private final IntConsumer listening;
  private @Nullable LoopServices loopServices;
  private @Nullable HttpServer server;

  /**
   * Does not listen before {@link #start}.
   *
   * @param signIn null without a provider
   * @param rateLimiter shared by the whole node
   * @param services creates this verticle's own services; called once, on its event loop
   * @param listening receives the port once it is open
   */
  public HttpVerticle(
      HttpSettings settings,
      TokenService tokenService,
      @Nullable SignIn signIn,
      RateLimiter rateLimiter,
      StaticFiles files,
      Clock clock,
      Supplier<LoopServices> services,
      IntConsumer listening) {
    this.settings = settings;
    this.tokenService = tokenService;
    this.signIn = signIn;
    this.rateLimiter = rateLimiter;
    this.files = files;
    this.clock = clock;
    this.services = services;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    LoopServices mine = services.get();
    loopServices = mine;
    SlowRequestGuard slowRequestGuard = new SlowRequestGuard(settings, rateLimiter, clock);
    vertx.setPeriodic(
        TIMEOUT_CHECK_MS,
        tick -> {
          slowRequestGuard.checkTimeouts();
          mine.eventStreams().tick();
        });
    Router router =
        new Routes(
                vertx,
                settings,
                tokenService,
                signIn,
                rateLimiter,
                slowRequestGuard,
                mine.lobby(),
                mine.chatServices(),
                new CardSetEndpoints(mine.cardLibrary(), mine.cardSetReader()),
                mine.eventStreams(),
                mine.transports(),
                files,
                clock)
            .router();
    return mine.connectionHub()
        .start()
        .compose(
            started ->
                server(slowRequestGuard)
                    .requestHandler(router)
                    .listen()
                    .recover(failed -> Future.failedFuture(cannotListen(failed))))
        .onSuccess(open -> server = open)
        .map(HttpServer::actualPort)
        .onSuccess(listening::accept);
  }

  private IllegalStateException cannotListen(Throwable cause) {
    String address = settings.host() + ":" + settings.port();
    String why = "cannot listen on " + address + " (http.host, http.port): " + cause.getMessage();
    return new IllegalStateException(why, cause);
  }

  /** Asks all clients to reconnect, and waits up to a second for the requests under way. */
  @Override
  public Future<?> stop() {
    LoopServices mine = loopServices;
    HttpServer listening = server;
    if (mine != null) {
      mine.eventStreams().drain();
    }
    return (mine == null ? Future.<Void>succeededFuture() : mine.connectionHub().stop())
        .compose(
            silent ->
                listening == null
                    ? Future.succeededFuture()
                    : listening.shutdown(SHUTDOWN_MS, TimeUnit.MILLISECONDS));
  }

  private HttpServer server(SlowRequestGuard slowRequestGuard) {
    return vertx.createHttpServer(options()).connectionHandler(slowRequestGuard::accept);
  }

  private HttpServerOptions options() {
    // With port 0 each verticle would get a port of its own; with -1 they share a free one.
    int port = settings.port() == 0 ? -1 : settings.port();
    HttpServerOptions options = new HttpServerOptions();
    options.setHost(settings.host()).setPort(port);
    options.setReadIdleTimeout((int) settings.readIdleMs());
    options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    // No client needs it, and a connection that waits for its preface would not be counted.
    options.setHttp2ClearTextEnabled(false);
    options.setMaxHeaderSize(settings.headerBytes());
    options.setMaxWebSocketFrameSize(settings.frameBytes());
    options.setMaxWebSocketMessageSize(settings.frameBytes());
    options.setPerFrameWebSocketCompressionSupported(false);
    options.setPerMessageWebSocketCompressionSupported(false);
    // A WebSocket keeps its HTTP connection, whose queue for other threads takes 4.6 KiB. All
    // answers are given on the event loop; another thread gets an exception.
    options.setStrictThreadMode(true);
    return options;
  }
}
