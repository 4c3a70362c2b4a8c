package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.cluster.hosting.GameHostVerticle;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.http.HttpVerticle;
import com.paperdynasty.http.LoopServices;
import com.paperdynasty.http.StaticFiles;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.RateLimiter;
import com.paperdynasty.lobby.GameFactory;
import com.paperdynasty.lobby.LeagueCatalog;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Sweep;
import com.paperdynasty.lobby.SweepVerticle;
import com.paperdynasty.ops.ManagementVerticle;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.realtime.connection.ConnectionHub;
import com.paperdynasty.realtime.connection.RealtimeMetrics;
import com.paperdynasty.realtime.connection.RealtimeSettings;
import com.paperdynasty.realtime.transport.SockJsSessions;
import com.paperdynasty.realtime.transport.TransportRoutes;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.store.PgStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The verticles of a node, each made of its configuration and of the rooms that it needs. When they
 * are started and stopped is the {@link Node}'s.
 */
final class NodeVerticles {
  private final Configuration configuration;
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Clock clock;
  private final PrometheusMeterRegistry figures;
  private @Nullable LogReader pages;

  NodeVerticles(
      Configuration configuration,
      Vertx vertx,
      ClusterMembership clusterMembership,
      Clock clock,
      PrometheusMeterRegistry figures) {
    this.configuration = configuration;
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.clock = clock;
    this.figures = figures;
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
    Counter broken =
        Counter.builder("pd.games.broken")
            .description("openings of games that failed because of a damaged log")
            .register(figures);
    return new GameHostVerticle(
        clusterMembership,
        store.journal(),
        pages(store),
        clock,
        configuration.hosting(),
        configuration.table(),
        broken::increment);
  }

  /** The one reader of logs on this node. */
  private LogReader pages(PgStore store) {
    if (pages == null) {
      pages = new LogReader(vertx, store.journal(), configuration.replays());
    }
    return pages;
  }

  /** Where the page, the calls and the connections are; one for each event loop. */
  Supplier<HttpVerticle> doors(
      TokenService tokenService,
      StaticFiles files,
      Supplier<LoopServices> fronts,
      IntConsumer listening) {
    RateLimiter rateLimiter = new RateLimiter(configuration.limits(), System::nanoTime, figures);
    return () ->
        new HttpVerticle(
            configuration.http(), tokenService, rateLimiter, files, clock, fronts, listening);
  }

  /** The rooms of one event loop each. */
  Supplier<LoopServices> fronts(
      PgStore store,
      ChatServices chatServices,
      LeagueCatalog leagueCatalog,
      TokenService tokenService) {
    LogReader log = pages(store);
    GameFactory maker = new GameFactory(leagueCatalog, new SecureRandom(), clock);
    RealtimeMetrics realtimeMetrics = new RealtimeMetrics(figures);
    SockJsSessions sessions = new SockJsSessions();
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
          new Lobby(store.gameStore(), busGameRouter, log, maker, configuration.lobby()),
          connectionHub,
          TransportRoutes.router(vertx, connectionHub, settings, sessions),
          chatServices);
    };
  }

  /** Health and figures. */
  Supplier<ManagementVerticle> management(Readiness readiness, IntConsumer listening) {
    Configuration.Management management = configuration.management();
    return () ->
        new ManagementVerticle(management.host(), management.port(), readiness, figures, listening);
  }
}
