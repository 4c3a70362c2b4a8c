package com.paperdynasty.app;

import com.paperdynasty.cluster.HostVerticle;
import com.paperdynasty.cluster.Members;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.http.Front;
import com.paperdynasty.http.HttpVerticle;
import com.paperdynasty.http.StaticFiles;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.lobby.GameMaker;
import com.paperdynasty.lobby.Leagues;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Sweep;
import com.paperdynasty.lobby.SweepVerticle;
import com.paperdynasty.ops.ManagementVerticle;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.realtime.Meters;
import com.paperdynasty.realtime.Realtime;
import com.paperdynasty.realtime.RealtimeSettings;
import com.paperdynasty.realtime.SockJsSessions;
import com.paperdynasty.realtime.Transports;
import com.paperdynasty.realtime.limits.Limits;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.talk.Talk;
import com.paperdynasty.wire.Addresses;
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
  private final Members members;
  private final Clock clock;
  private final PrometheusMeterRegistry figures;
  private @Nullable LogPages pages;

  NodeVerticles(
      Configuration configuration,
      Vertx vertx,
      Members members,
      Clock clock,
      PrometheusMeterRegistry figures) {
    this.configuration = configuration;
    this.vertx = vertx;
    this.members = members;
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
                    store.games(),
                    new Tables(vertx, members, clock, configuration.asking()),
                    configuration.sweep(),
                    System::nanoTime));
  }

  /** Opens games on this node. */
  HostVerticle host(PgStore store) {
    Counter broken =
        Counter.builder("pd.games.broken")
            .description("openings of games that failed because of a damaged log")
            .register(figures);
    return new HostVerticle(
        members,
        store.journal(),
        pages(store),
        clock,
        configuration.hosting(),
        configuration.table(),
        broken::increment);
  }

  /** The one reader of logs on this node. */
  private LogPages pages(PgStore store) {
    if (pages == null) {
      pages = new LogPages(vertx, store.journal(), configuration.replays());
    }
    return pages;
  }

  /** Where the page, the calls and the connections are; one for each event loop. */
  Supplier<HttpVerticle> doors(
      Tokens tokens, StaticFiles files, Supplier<Front> fronts, IntConsumer listening) {
    Limits limits = new Limits(configuration.limits(), System::nanoTime, figures);
    return () ->
        new HttpVerticle(configuration.http(), tokens, limits, files, clock, fronts, listening);
  }

  /** The rooms of one event loop each. */
  Supplier<Front> fronts(PgStore store, Talk talk, Leagues leagues, Tokens tokens) {
    LogPages log = pages(store);
    GameMaker maker = new GameMaker(leagues, new SecureRandom(), clock);
    Meters meters = new Meters(figures);
    SockJsSessions sessions = new SockJsSessions();
    AtomicInteger loops = new AtomicInteger();
    return () -> {
      Tables tables = new Tables(vertx, members, clock, configuration.asking());
      String watcher = Addresses.watcher(members.self(), loops.incrementAndGet());
      RealtimeSettings settings = configuration.realtime();
      Realtime realtime =
          new Realtime(vertx, watcher, tables, talk, tokens, clock, settings, meters);
      return new Front(
          new Lobby(store.games(), tables, log, maker, configuration.lobby()),
          realtime,
          Transports.router(vertx, realtime, settings, sessions),
          talk);
    };
  }

  /** Health and figures. */
  Supplier<ManagementVerticle> management(Readiness readiness, IntConsumer listening) {
    Configuration.Management management = configuration.management();
    return () ->
        new ManagementVerticle(management.host(), management.port(), readiness, figures, listening);
  }
}
