package com.paperdynasty.realtime;

import com.paperdynasty.cluster.Standstill;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.identity.BearerHeader;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.talk.Talk;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.RoomMessage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections and rooms of one event loop. Constructed, started and used on that loop alone;
 * the HTTP verticle that owns it mounts its router.
 */
public final class Realtime {
  private static final Logger log = LoggerFactory.getLogger(Realtime.class);
  private static final long TICK_MS = 1_000;

  private final Vertx vertx;
  private final String watcher;
  private final Tables tables;
  private final Tokens tokens;
  private final Clock clock;
  private final RealtimeSettings settings;
  private final Meters meters;
  private final SockJsSessions sessions;
  private final Rooms rooms;
  private final GameCommandHandler games;
  private final TalkDesk desk;
  private final Witness witness;
  private final Standstill standstill;
  private final Map<String, Connection> connections = new HashMap<>();
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
    this.tokens = tokens;
    this.clock = clock;
    this.settings = settings;
    this.meters = meters;
    this.sessions = sessions;
    this.witness = new Witness(talk.recorder(), clock);
    this.standstill = new Standstill(TICK_MS, settings.standstillMs(), System::nanoTime);
    this.rooms = new Rooms(this, tables);
    this.games = new GameCommandHandler(this, rooms, tables);
    this.desk = new TalkDesk(rooms, games, witness, talk.chat(), talk.settings());
  }

  /** Begins to listen on the bus. Called on the event loop that everything then happens on. */
  public Future<Void> start() {
    FromOwners fromOwners = new FromOwners(this);
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
    for (Connection connection : List.copyOf(connections.values())) {
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
    Connection connection = new Connection(UUID.randomUUID().toString(), line, guest, this);
    connections.put(connection.id(), connection);
    meters.opened();
    if (draining) {
      connection.close(CloseCode.DRAINING);
    } else {
      BearerHeader.token(authorization).ifPresent(connection::connectBy);
    }
    return connection;
  }

  void gone(Connection connection) {
    connections.remove(connection.id());
    rooms.gone(connection);
    meters.gone();
  }

  Optional<Connection> connection(String id) {
    return Optional.ofNullable(connections.get(id));
  }

  private void tick() {
    standstill.tick();
    long now = nowMs();
    List.copyOf(connections.values()).forEach(connection -> connection.lookAtClock(now));
    if (now >= nextRenewalAtMs) {
      nextRenewalAtMs = now + settings.watchIntervalMs();
      rooms.renew();
    }
    count();
  }

  /** What is there is counted, not what comes and goes: so what is forgotten shows. */
  private void count() {
    int nowRooms = rooms.count();
    int nowMembers = rooms.countMembers();
    meters.counted(nowRooms - countedRooms, nowMembers - countedMembers);
    countedRooms = nowRooms;
    countedMembers = nowMembers;
  }

  void later(long delayMs, Runnable what) {
    vertx.setTimer(delayMs, timer -> what.run());
  }

  /** A bug of ours, which the client is told of by a number. */
  Problem internal(Throwable bug) {
    String errorId = UUID.randomUUID().toString();
    log.error("error {} on a connection", errorId, bug);
    return Problem.internal(errorId);
  }

  Rooms rooms() {
    return rooms;
  }

  GameCommandHandler games() {
    return games;
  }

  Witness witness() {
    return witness;
  }

  Standstill standstill() {
    return standstill;
  }

  TalkDesk desk() {
    return desk;
  }

  Tokens tokens() {
    return tokens;
  }

  RealtimeSettings settings() {
    return settings;
  }

  Meters meters() {
    return meters;
  }

  String watcher() {
    return watcher;
  }

  Instant now() {
    return clock.instant();
  }

  long nowMs() {
    return clock.millis();
  }
}
