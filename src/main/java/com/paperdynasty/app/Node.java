package com.paperdynasty.app;

import com.paperdynasty.app.config.CardDirectory;
import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.config.LeagueDirectory;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.audit.AuditRecorderVerticle;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.cluster.hosting.GameHostVerticle;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.cluster.membership.HazelcastMembership;
import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.lobby.LeagueCatalog;
import com.paperdynasty.ops.MetricConventions;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.session.EndedSessions;
import com.paperdynasty.session.EndedSessionsVerticle;
import com.paperdynasty.signin.SignIn;
import com.paperdynasty.store.EmbeddedServer;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.connection.Migrations;
import com.paperdynasty.tracing.Exemplars;
import com.paperdynasty.tracing.Tracing;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A running server: all packages wired together. What was started last is stopped first. Starting
 * and stopping block.
 */
public final class Node {
  private final Configuration configuration;
  private final Consumer<String> progress;
  private final Clock clock = Clock.systemUTC();
  private final PrometheusMeterRegistry meterRegistry;
  private final AtomicInteger port = new AtomicInteger();
  private final AtomicInteger managementPort = new AtomicInteger();
  private final ShutdownSequence shutdownSequence = new ShutdownSequence();
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final NodeVerticles verticles;

  private Node(Configuration configuration, Consumer<String> progress) throws Exception {
    this.configuration = configuration;
    this.progress = progress;
    this.meterRegistry = Exemplars.registry(configuration.tracing());
    Configuration.Management management = configuration.management();
    if (!management.metrics()) {
      meterRegistry.config().meterFilter(MeterFilter.deny());
    }
    MetricConventions.applyTo(meterRegistry, management.oldMetricNames());
    VertxOptions vertxOptions = VertxSetup.options(configuration.loops(), management.metrics());
    ClusterSettings settings = configuration.cluster();
    if (settings == null) {
      vertx = VertxSetup.builder(vertxOptions, configuration.loops(), meterRegistry).build();
      BusCodecs.register(vertx.eventBus());
      clusterMembership = ClusterMembership.alone("node-" + UUID.randomUUID());
    } else {
      progress.accept("Looking for the other nodes");
      HazelcastMembership hazelcastMembership =
          HazelcastMembership.join(
              settings,
              vertxOptions,
              options -> VertxSetup.builder(options, configuration.loops(), meterRegistry));
      vertx = hazelcastMembership.vertx();
      clusterMembership = hazelcastMembership;
      progress.accept("This is node " + clusterMembership.self());
    }
    Tracing tracing = Tracing.start(vertx, configuration.tracing(), clusterMembership.self());
    shutdownSequence.push(
        "the traces",
        () ->
            blocking(
                () -> {
                  tracing.close();
                  return true;
                }));
    verticles = new NodeVerticles(configuration, vertx, clusterMembership, clock, meterRegistry);
    LogbackMetrics logLines = new LogbackMetrics();
    logLines.bindTo(meterRegistry);
    shutdownSequence.push(
        "the count of log lines",
        () -> {
          logLines.close();
          return Future.succeededFuture();
        });
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * Starts a server and waits until it is open. If that fails, the parts that were started are
   * stopped. Not for an event loop.
   *
   * @param progress receives a short sentence for each slow step, on any thread
   */
  public static Node start(Configuration configuration, Consumer<String> progress)
      throws Exception {
    Node node = new Node(configuration, progress);
    try {
      await(node.start());
      return node;
    } catch (Exception e) {
      node.stop();
      throw e;
    }
  }

  private Future<?> start() {
    return databaseUrl().compose(this::migrate).compose(this::store).compose(this::open);
  }

  private Future<String> databaseUrl() {
    return configuration.database().url().isEmpty()
        ? blocking(this::embedded)
        : Future.succeededFuture(configuration.database().url());
  }

  private String embedded() {
    EmbeddedServer database =
        EmbeddedServer.provider()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "there is neither database.url nor an embedded PostgreSQL"))
            .start(configuration.dataDirectory(), progress);
    shutdownSequence.push("the embedded PostgreSQL", () -> blocking(() -> close(database)));
    return database.url();
  }

  private static boolean close(EmbeddedServer database) {
    database.close();
    return true;
  }

  private Future<String> migrate(String url) {
    progress.accept("Bringing the database up to date");
    return blocking(
            () ->
                Migrations.run(
                    url, configuration.database().schema(), configuration.database().migration()))
        .map(url);
  }

  private Future<PgStore> store(String url) {
    return PgStore.open(
            vertx, url, configuration.database().schema(), configuration.store(), meterRegistry)
        .onSuccess(store -> shutdownSequence.push("the store", store::close));
  }

  private Future<?> open(PgStore store) {
    Readiness readiness = verticles.readiness(store);
    AuditRecorder auditRecorder =
        new AuditRecorder(store.auditLog(), configuration.records(), meterRegistry);
    ChatServices chatServices =
        new ChatServices(store.chatStore(), store.auditLog(), auditRecorder, configuration.talk());
    GameHostVerticle host = verticles.host(store);
    // Read beside the other steps, because it takes some time.
    Future<CardCatalog> cardCatalog =
        blocking(
            () -> CardDirectory.read(configuration.cardsDirectory(), configuration.cards().set()));
    // Health is deployed before what it is about, so it is stopped after it.
    return deploy("the pulse", verticles.pulse(), VertxSetup.count(configuration.loops()))
        .compose(
            beating -> deploy("health", verticles.management(readiness, managementPort::set), 1))
        .compose(
            managed ->
                deploy("the audit recorder", () -> new AuditRecorderVerticle(auditRecorder), 1))
        .onSuccess(
            recording -> shutdownSequence.push("the cluster membership", clusterMembership::retire))
        .compose(
            recording ->
                blocking(
                    () ->
                        LeagueDirectory.read(
                            configuration.leaguesDirectory(), configuration.expectancyTables())))
        .compose(this::warmedUp)
        .compose(
            leagueCatalog ->
                cardCatalog.compose(
                    cards -> serve(store, chatServices, cards, leagueCatalog, host)))
        .onSuccess(
            serving -> {
              readiness.open();
              shutdownSequence.push("the hand-off of games", host::drain);
              shutdownSequence.push("readiness", readiness::drain);
            });
  }

  /**
   * A single node does not warm up, because no other node could serve the games meanwhile. During
   * the warm-up the other nodes see this node but give it no games.
   */
  private Future<LeagueCatalog> warmedUp(LeagueCatalog leagueCatalog) {
    Configuration.WarmUps warmUps = configuration.warmUps();
    if (configuration.cluster() == null || warmUps.games() == 0) {
      return Future.succeededFuture(leagueCatalog);
    }
    progress.accept("Warming up");
    return blocking(
        () -> {
          JitWarmUp jitWarmUp =
              new JitWarmUp(
                  leagueCatalog.byName().values().iterator().next().rules(),
                  clock,
                  System::nanoTime);
          progress.accept(
              "Warmed up by " + jitWarmUp.play(warmUps.games(), warmUps.ms()) + " games");
          return leagueCatalog;
        });
  }

  private Future<?> serve(
      PgStore store,
      ChatServices chatServices,
      CardCatalog cardCatalog,
      LeagueCatalog leagueCatalog,
      GameHostVerticle host) {
    return deploy("the game host", () -> host, 1)
        .compose(hosting -> deploy("the sweep", verticles.sweep(store), 1))
        .compose(
            hosting -> {
              clusterMembership.serve();
              return startHttp(store, chatServices, cardCatalog, leagueCatalog);
            });
  }

  private Future<?> startHttp(
      PgStore store,
      ChatServices chatServices,
      CardCatalog cardCatalog,
      LeagueCatalog leagueCatalog) {
    EndedSessions endedSessions =
        new EndedSessions(store.endedSessions(), configuration.signedOut().most(), clock);
    TokenService tokenService =
        new TokenService(vertx, configuration.tokens(), clock, endedSessions);
    return deploy(
            "the ended sessions",
            () -> new EndedSessionsVerticle(endedSessions, configuration.signedOut().pollMs()),
            1)
        .compose(learnt -> tokenService.start())
        .compose(keys -> blocking(() -> new StaticFiles(vertx)))
        .compose(
            files ->
                deploy(
                    "the HTTP servers",
                    verticles.http(
                        tokenService,
                        signIn(store),
                        files,
                        verticles.loopServices(
                            store,
                            chatServices,
                            cardCatalog,
                            leagueCatalog,
                            tokenService,
                            endedSessions),
                        port::set),
                    VertxSetup.count(configuration.loops())));
  }

  private @Nullable SignIn signIn(PgStore store) {
    String secret = configuration.tokens().secret();
    return secret == null || !configuration.oidc().isOn()
        ? null
        : SignIn.with(vertx, configuration.oidc(), secret, store.usedOnce(), clock);
  }

  private Future<?> deploy(String what, Supplier<? extends Deployable> verticle, int instances) {
    return vertx
        .deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
        .onSuccess(id -> shutdownSequence.push(what, () -> vertx.undeploy(id)));
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  /** The public port, with the page, the REST calls and the connections. */
  public int port() {
    return port.get();
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return managementPort.get();
  }

  /**
   * Stops everything in order: no new work is accepted, games go to other nodes, clients are asked
   * to reconnect, the remaining games are closed, then the database. A part that does not stop is
   * skipped, because the rest has to stop too. Not for an event loop.
   *
   * @throws TimeoutException if Vert.x itself does not close in the rest of the configured time
   */
  public void stop() throws Exception {
    long untilNs =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(configuration.shutdown().timeoutMs());
    shutdownSequence.run(untilNs).toCompletionStage().toCompletableFuture().get();
    // Waited for outside of Vert.x, which has no contexts left by then.
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .get(untilNs - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
