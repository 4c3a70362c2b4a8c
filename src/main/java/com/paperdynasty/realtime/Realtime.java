package com.paperdynasty.realtime;

import com.paperdynasty.cluster.Standstill;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.identity.BearerHeader;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.talk.Talk;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.RoomMessage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All connections and rooms of one event loop. Constructed, started and used on that loop alone;
 * the HTTP verticle that owns it mounts its router.
 */
public final class Realtime {
  private static final long TICK_MS = 1_000;

  private final Vertx vertx;
  private final String watcher;
  private final Tables tables;
  private final LoopContext loop;
  private final SockJsSessions sessions;
  private final Rooms rooms;
  private final Handlers handlers;
  private final Connections connections = new Connections();
  private @Nullable MessageConsumer<RoomMessage> consumer;
  private long nextRenewalAtMs;
  private int countedRooms;
  private int countedMembers;
  private boolean draining;

  /**
   * The connections of one event loop.
   *
   * @param watcher the loop's name in the cluster; begins with its node's
   * @param tables the way to the games, of the same event loop
   * @param sessions those of the whole node
   */
  public Realtime(
      Vertx vertx,
      String watcher,
      Tables tables,
      Talk talk,
      Tokens tokens,
      Clock clock,
      RealtimeSettings settings,
      Meters meters,
      SockJsSessions sessions) {
    this.vertx = vertx;
    this.watcher = watcher;
    this.tables = tables;
    this.sessions = sessions;
    this.loop =
        new LoopContext(
            watcher,
            settings,
            clock,
            new Standstill(TICK_MS, settings.standstillMs(), System::nanoTime),
            meters,
            new Witness(talk.recorder(), clock),
            (delayMs, what) -> vertx.setTimer(delayMs, timer -> what.run()));
    this.rooms = new Rooms(loop, tables);
    GameCommandHandler games = new GameCommandHandler(loop, rooms, tables);
    this.handlers =
        new Handlers(
            tokens,
            games,
            new TalkDesk(rooms, games, loop.witness(), talk.chat(), talk.settings()));
  }

  /** Begins to listen on the bus. Called on the event loop that everything then happens on. */
  public Future<Void> start() {
    FromOwners fromOwners = new FromOwners(rooms, connections);
    vertx.setPeriodic(TICK_MS, timer -> tick());
    vertx.eventBus().<ClusterNews>localConsumer(Addresses.MEMBERSHIP, this::heard);
    vertx.eventBus().<ClusterNews>consumer(Addresses.NEWS, this::heard);
    MessageConsumer<RoomMessage> onBus =
        vertx
            .eventBus()
            .consumer(Addresses.realtime(watcher), said -> said.body().match(fromOwners));
    consumer = onBus;
    return onBus.completion();
  }

  /**
   * A room whose game was opened by another node, or whose owner may be gone with one, says at once
   * that it is there.
   */
  private void heard(Message<ClusterNews> message) {
    ClusterNews news = message.body();
    tables.heard(news);
    if (news instanceof ClusterNews.GameOpened opened) {
      rooms.opened(opened.gameId());
    } else if (news instanceof ClusterNews.NodeLeft) {
      rooms.renew();
    } else if (news instanceof ClusterNews.NodeLeaving leaving
        && Addresses.isOf(watcher, leaving.node())) {
      // Those here may stay until the games have gone; newcomers are better off elsewhere at once.
      draining = true;
    }
  }

  /** The routes under {@code /realtime}. */
  public Router router() {
    return Transports.router(vertx, this, sessions);
  }

  /**
   * Tells everybody to come back elsewhere, each as soon as what they have asked for is done, and
   * stops listening. Those who play come back at once, the others one after the other.
   */
  public Future<Void> stop() {
    draining = true;
    List<Future<Void>> retiring = new ArrayList<>();
    for (Connection connection : connections.all()) {
      retiring.add(connection.retire(plays(connection)));
    }
    MessageConsumer<RoomMessage> onBus = consumer;
    return Future.join(retiring)
        .<Void>mapEmpty()
        .compose(gone -> onBus == null ? Future.succeededFuture() : onBus.unregister());
  }

  /** Whether somebody has a game to go on with, and does not only watch. */
  private static boolean plays(Connection connection) {
    return connection.rooms().stream()
        .map(room -> room.member(connection))
        .anyMatch(member -> member != null && !member.sides().isEmpty());
  }

  /** A client has opened a line, and was let in. */
  Line.Ear accept(Line line, Guest guest, @Nullable String authorization) {
    Connection connection =
        new Connection(UUID.randomUUID().toString(), line, guest, loop, handlers, this::gone);
    connections.add(connection);
    loop.meters().opened();
    if (draining) {
      connection.close(CloseCode.DRAINING);
    } else {
      BearerHeader.token(authorization).ifPresent(connection::connectBy);
    }
    return connection;
  }

  private void gone(Connection connection) {
    connections.remove(connection);
    rooms.gone(connection);
    loop.meters().gone();
  }

  private void tick() {
    loop.standstill().tick();
    long now = loop.nowMs();
    connections.all().forEach(connection -> connection.lookAtClock(now));
    if (now >= nextRenewalAtMs) {
      nextRenewalAtMs = now + loop.settings().watchIntervalMs();
      rooms.renew();
    }
    count();
  }

  /** What is there is counted, not what comes and goes: so what is forgotten shows. */
  private void count() {
    int nowRooms = rooms.count();
    int nowMembers = rooms.countMembers();
    loop.meters().counted(nowRooms - countedRooms, nowMembers - countedMembers);
    countedRooms = nowRooms;
    countedMembers = nowMembers;
  }

  RealtimeSettings settings() {
    return loop.settings();
  }
}
