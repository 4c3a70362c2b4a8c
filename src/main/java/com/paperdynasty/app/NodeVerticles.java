package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.cluster.hosting.GameHostVerticle;
import com.paperdynasty.cluster.hosting.HostMetrics;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.http.HttpVerticle;
import com.paperdynasty.http.LoopServices;
import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.lobby.GameFactory;
import com.paperdynasty.lobby.LeagueCatalog;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Sweep;
import com.paperdynasty.lobby.SweepVerticle;
import com.paperdynasty.lobby.cards.CardSetReader;
import com.paperdynasty.ops.EventLoopPulse;
import com.paperdynasty.ops.ManagementVerticle;
import com.paperdynasty.ops.NodeMetrics;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.realtime.connection.ConnectionHub;
import com.paperdynasty.realtime.connection.RealtimeMetrics;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.realtime.stream.EventStreams;
import com.paperdynasty.realtime.transport.SockJsSessions;
import com.paperdynasty.realtime.transport.TransportRoutes;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.session.EndedSessions;
import com.paperdynasty.signin.SignIn;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.connection.DatabaseFault;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the verticles of a node from its configuration and the services that they need. {@link
 * Node} starts and stops them.
 */
final class NodeVerticles {
  private final Configuration configuration;
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Clock clock;
  private final PrometheusMeterRegistry meterRegistry;
  private final EventLoopPulse pulse;
  private @Nullable LogReader logReader;

  NodeVerticles(
      Configuration configuration,
      Vertx vertx,
      ClusterMembership clusterMembership,
      Clock clock,
      PrometheusMeterRegistry meterRegistry) {
    this.configuration = configuration;
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.clock = clock;
    this.meterRegistry = meterRegistry;
    this.pulse = new EventLoopPulse(meterRegistry, System::nanoTime);
  }

  /** Closes and deletes old games. */
  Supplier<SweepVerticle> sweep(PgStore store) {
    return () ->
        new SweepVerticle(
            configuration.sweep(),
            () ->
                new Sweep(
                    store.gameStore(),
                    new BusGameRouter(vertx, clusterMembership, clock, configuration.asking()),
                    configuration.sweep(),
                    System::nanoTime));
  }

  /** Opens games on this node. */
  GameHostVerticle host(PgStore store) {
    return new GameHostVerticle(
        clusterMembership,
        store.journal(),
        logReader(store),
        clock,
        configuration.hosting(),
        configuration.table(),
        new HostMetrics(meterRegistry));
  }

  /** The log reader that the whole node shares. */
  private LogReader logReader(PgStore store) {
    if (logReader == null) {
      logReader = new LogReader(vertx, store.journal(), configuration.replays(), meterRegistry);
    }
    return logReader;
  }

  /** The servers of the page, the REST calls and the connections; one for each event loop. */
  Supplier<HttpVerticle> http(
      TokenService tokenService,
      @Nullable SignIn signIn,
      StaticFiles files,
      Supplier<LoopServices> loopServices,
      IntConsumer listening) {
    RateLimiter rateLimiter =
        new RateLimiter(configuration.limits(), System::nanoTime, meterRegistry);
    return () ->
        new HttpVerticle(
            configuration.http(),
            tokenService,
            signIn,
            rateLimiter,
            files,
            clock,
            loopServices,
            listening);
  }

  /** The services of one event loop each. */
  Supplier<LoopServices> loopServices(
      PgStore store,
      ChatServices chatServices,
      CardCatalog cardCatalog,
      LeagueCatalog leagueCatalog,
      TokenService tokenService,
      EndedSessions endedSessions) {
    LogReader log = logReader(store);
    GameFactory gameFactory = new GameFactory(leagueCatalog, new SecureRandom(), clock);
    RealtimeMetrics realtimeMetrics = new RealtimeMetrics(meterRegistry);
    SockJsSessions sessions = new SockJsSessions();
    CardLibrary cardLibrary =
        new CardLibrary(vertx, store.cardSets(), cardCatalog, configuration.cards());
    AtomicInteger loops = new AtomicInteger();
    return () -> {
      BusGameRouter busGameRouter =
          new BusGameRouter(vertx, clusterMembership, clock, configuration.asking());
      String watcher = BusAddresses.watcher(clusterMembership.self(), loops.incrementAndGet());
      RealtimeSettings settings = configuration.realtime();
      ConnectionHub connectionHub =
          new ConnectionHub(
              vertx,
              watcher,
              busGameRouter,
              chatServices,
              tokenService,
              clock,
              settings,
              realtimeMetrics);
      return new LoopServices(
          new Lobby(
              store.gameStore(),
              busGameRouter,
              log,
              gameFactory,
              cardLibrary,
              configuration.lobby()),
          connectionHub,
          new EventStreams(
              connectionHub.rooms(),
              busGameRouter,
              clock,
              new EventStreams.Settings(
                  settings.unsentBytes(), settings.streamCommentMs(), settings.retryAfterMs()),
              endedSessions::contains),
          TransportRoutes.router(vertx, connectionHub, settings, sessions),
          chatServices,
          cardLibrary,
          new CardSetReader(cardLibrary, store.gameStore(), busGameRouter));
    };
  }

  /** Whether this node should get work. */
  Readiness readiness(PgStore store) {
    Configuration.Management management = configuration.management();
    return new Readiness(
        () -> pulse.fault(management.loopSilenceMs()).or(store::unfit),
        () -> store.fault().map(found -> found.map(NodeVerticles::failure)),
        management.probing(),
        System::nanoTime);
  }

  private static Readiness.ProbeFailure failure(DatabaseFault fault) {
    return new Readiness.ProbeFailure(fault.why(), fault.certain());
  }

  /** The pulse of one event loop each. */
  Supplier<Deployable> pulse() {
    return pulse::loop;
  }

  /** Health and metrics. */
  Supplier<ManagementVerticle> management(Readiness readiness, IntConsumer listening) {
    NodeMetrics.register(
        meterRegistry, Version.number(), readiness, () -> clusterMembership.hosts().size());
    Configuration.Management management = configuration.management();
    return () ->
        new ManagementVerticle(
            management.host(),
            management.port(),
            readiness,
            pulse,
            management.loopSilenceMs(),
            meterRegistry,
            listening);
  }
}
