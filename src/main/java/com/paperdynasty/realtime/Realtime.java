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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connections and rooms of one event loop: accepts connections, checks their timeouts, and
 * takes what owners and other nodes send to this loop. Constructed, started and used on that loop
 * alone.
 */
public final class Realtime implements Line.Acceptor {
  private static final long TICK_MS = 1_000;

  private final Vertx vertx;
  private final String watcher;
  private final Tables tables;
  private final LoopContext loop;
  private final Rooms rooms;
  private final Handlers handlers;
  private final Connections connections = new Connections();
  private @Nullable MessageConsumer<RoomMessage> consumer;
  private long nextRenewalAtMs;
  private int countedRooms;
  private int countedMembers;
  private boolean draining;

  /**
   * The connections of one event loop. None is open yet.
   *
   * @param watcher the loop's name in the cluster; begins with its node's
   * @param tables the way to the games, of the same event loop
   */
  public Realtime(
      Vertx vertx,
      String watcher,
      Tables tables,
      Talk talk,
      Tokens tokens,
      Clock clock,
      RealtimeSettings settings,
      Meters meters) {
    this.vertx = vertx;
    this.watcher = watcher;
    this.tables = tables;
    this.loop =
        new LoopContext(
            watcher,
            settings,
            clock,
            new Standstill(TICK_MS, settings.standstillMs(), System::nanoTime),
            meters,
            new Witness(talk.recorder(), clock),
            (delayMs, task) -> vertx.setTimer(delayMs, timer -> task.run()));
    this.rooms = new Rooms(watcher, settings.room(), loop.timers(), tables);
    GameCommandHandler games = new GameCommandHandler(loop, rooms, tables);
    this.handlers =
        new Handlers(
            tokens,
            new RoomEntry(loop, rooms, tables, games),
            games,
            new TalkDesk(rooms, games, loop.witness(), talk.chat(), talk.settings()));
  }

  /** Begins to listen on the bus. Completes when the cluster knows the address. */
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
   * Rooms tell a new owner at once that they are there: when a node has opened their game, and when
   * a node has left that may have owned it.
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
      // Clients here may stay until the games have gone; new ones are sent to another node at once.
      draining = true;
    }
  }

  /**
   * Sends every client to another node, each as soon as its requests are done, and stops listening.
   * Players are asked to come back at once, spectators one after the other.
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

  /** Whether the user manages a side of a game. */
  private boolean plays(Connection connection) {
    return connection.games().stream()
        .map(gameId -> rooms.member(gameId, connection))
        .anyMatch(member -> member != null && !member.sides().isEmpty());
  }

  @Override
  public TransportListener accept(Line line, Guest guest, @Nullable String authorization) {
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
    rooms.gone(connection, connection.games());
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

  /** Counts what there is in place of what comes and goes, so that a leak shows. */
  private void count() {
    int nowRooms = rooms.count();
    int nowMembers = rooms.countMembers();
    loop.meters().counted(nowRooms - countedRooms, nowMembers - countedMembers);
    countedRooms = nowRooms;
    countedMembers = nowMembers;
  }
}
