package com.paperdynasty.http;

import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.RateLimiter;
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
 * Serves the public port. Several of them share it, each on an event loop of its own.
 *
 * <p>WebSockets are not compressed: a frame would cost three times the processor time.
 */
public final class HttpVerticle extends VerticleBase {
  private static final long FAREWELL_MS = 1_000;
  private static final long CLOCK_MS = 1_000;

  private final HttpSettings settings;
  private final TokenService tokenService;
  private final RateLimiter rateLimiter;
  private final StaticFiles files;
  private final Clock clock;
  private final Supplier<LoopServices> opening;
  private final IntConsumer listening;
  private @Nullable LoopServices loopServices;
  private @Nullable HttpServer server;

  /**
   * A server that does not listen yet.
   *
   * @param rateLimiter the node's
   * @param opening gives this verticle's own services, on its event loop
   * @param listening told the port once it is open
   */
  public HttpVerticle(
      HttpSettings settings,
      TokenService tokenService,
      RateLimiter rateLimiter,
      StaticFiles files,
      Clock clock,
      Supplier<LoopServices> opening,
      IntConsumer listening) {
    this.settings = settings;
    this.tokenService = tokenService;
    this.rateLimiter = rateLimiter;
    this.files = files;
    this.clock = clock;
    this.opening = opening;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    LoopServices mine = opening.get();
    loopServices = mine;
    SlowRequestGuard slowRequestGuard = new SlowRequestGuard(settings, rateLimiter, clock);
    vertx.setPeriodic(CLOCK_MS, tick -> slowRequestGuard.checkTimeouts());
    Router router =
        new Routes(
                vertx,
                settings,
                tokenService,
                rateLimiter,
                slowRequestGuard,
                mine.lobby(),
                mine.chatServices(),
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

  /** Tells all clients to reconnect, and waits for the calls under way. */
  @Override
  public Future<?> stop() {
    LoopServices mine = loopServices;
    HttpServer listening = server;
    return (mine == null ? Future.<Void>succeededFuture() : mine.connectionHub().stop())
        .compose(
            silent ->
                listening == null
                    ? Future.succeededFuture()
                    : listening.shutdown(FAREWELL_MS, TimeUnit.MILLISECONDS));
  }

  private HttpServer server(SlowRequestGuard slowRequestGuard) {
    return vertx.createHttpServer(options()).connectionHandler(slowRequestGuard::accept);
  }

  private HttpServerOptions options() {
    // Verticles that ask for port 0 get one port each; those that ask for -1 share one that is
    // free.
    int port = settings.port() == 0 ? -1 : settings.port();
    HttpServerOptions options = new HttpServerOptions();
    options.setHost(settings.host()).setPort(port);
    options.setReadIdleTimeout((int) settings.readIdleMs());
    options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    // Nobody needs it, and a connection must not wait for its preface uncounted.
    options.setHttp2ClearTextEnabled(false);
    options.setMaxHeaderSize(settings.headerBytes());
    options.setMaxWebSocketFrameSize(settings.frameBytes());
    options.setMaxWebSocketMessageSize(settings.frameBytes());
    options.setPerFrameWebSocketCompressionSupported(false);
    options.setPerMessageWebSocketCompressionSupported(false);
    return options;
  }
}
