package com.paperdynasty.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves health checks and metrics on a port that is not for the public. Runs once on a node. */
public final class ManagementVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(ManagementVerticle.class);
  private static final int IDLE_S = 60;

  /** How late a readiness check, which has its own timeout, may be before it counts as down. */
  private static final long SLACK_MS = 1_000;

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String WITH_EXEMPLARS = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final String host;
  private final int port;
  private final Readiness readiness;
  private final EventLoopPulse pulse;
  private final long loopSilenceMs;
  private final PrometheusMeterRegistry meterRegistry;
  private final IntConsumer listening;

  /**
   * Creates a server that does not listen yet.
   *
   * @param port 0 for any free port
   * @param loopSilenceMs for how long an event loop may not run on a node that is live
   * @param listening receives the port once it is open
   */
  public ManagementVerticle(
      String host,
      int port,
      Readiness readiness,
      EventLoopPulse pulse,
      long loopSilenceMs,
      PrometheusMeterRegistry meterRegistry,
      IntConsumer listening) {
    this.host = host;
    this.port = port;
    this.readiness = readiness;
    this.pulse = pulse;
    this.loopSilenceMs = loopSilenceMs;
    this.meterRegistry = meterRegistry;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    // A node whose event loops run is live; whether it can work is a separate check.
    HealthChecks live = HealthChecks.create(vertx);
    live.register("event-loops", promise -> promise.complete(loops()));
    HealthChecks ready = HealthChecks.create(vertx);
    ready.register("readiness", readiness.patienceMs() + SLACK_MS, this::check);
    HttpServerOptions options = new HttpServerOptions();
    options.setIdleTimeout(IDLE_S).setIdleTimeoutUnit(TimeUnit.SECONDS);
    // If an idle HTTP/1.1 connection was closed, a client retries on a new one; with HTTP/2 the
    // request fails.
    options.setHttp2ClearTextEnabled(false);
    return vertx
        .createHttpServer(options)
        .requestHandler(request -> answer(request, live, ready))
        .listen(port, host)
        .recover(failed -> Future.failedFuture(cannotListen(failed)))
        .map(HttpServer::actualPort)
        .onSuccess(listening::accept);
  }

  private IllegalStateException cannotListen(Throwable cause) {
    String address = host + ":" + port + " (management.host, management.port)";
    return new IllegalStateException(
        "cannot listen on " + address + ": " + cause.getMessage(), cause);
  }

  private Status loops() {
    return status(pulse.fault(loopSilenceMs));
  }

  private void check(Promise<Status> status) {
    readiness.whyNotReady().map(ManagementVerticle::status).onComplete(status);
  }

  private static Status status(Optional<String> fault) {
    return fault
        .map(reason -> Status.KO(new JsonObject().put("reason", reason)))
        .orElseGet(Status::OK);
  }

  private void answer(HttpServerRequest request, HealthChecks live, HealthChecks ready) {
    if (!READING.contains(request.method())) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD").setStatusCode(405).end();
      return;
    }
    switch (request.path()) {
      case "/health/live" -> health(request, live);
      case "/health/ready" -> health(request, ready);
      case "/metrics" -> metrics(request);
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static void health(HttpServerRequest request, HealthChecks checks) {
    checks
        .checkStatus()
        .onSuccess(result -> send(request, result))
        .onFailure(cause -> failed(request, cause));
  }

  /**
   * Where nobody else asks whether this node is ready, the metric that says so is fresh too. Only
   * OpenMetrics has exemplars, and Prometheus asks for it.
   */
  private void metrics(HttpServerRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    String form = accepted != null && accepted.contains(OPEN_METRICS) ? WITH_EXEMPLARS : PLAIN;
    readiness
        .whyNotReady()
        .compose(known -> vertx.executeBlocking(() -> meterRegistry.scrape(form), false))
        .onSuccess(text -> request.response().putHeader(HttpHeaders.CONTENT_TYPE, form).end(text))
        .onFailure(cause -> failed(request, cause));
  }

  private static void failed(HttpServerRequest request, Throwable cause) {
    log.error("{} failed", request.path(), cause);
    request.response().setStatusCode(500).end();
  }

  private static void send(HttpServerRequest request, CheckResult result) {
    request
        .response()
        .setStatusCode(CheckResult.isUp(result) ? 200 : 503)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(result.toJson().toBuffer());
  }
}
