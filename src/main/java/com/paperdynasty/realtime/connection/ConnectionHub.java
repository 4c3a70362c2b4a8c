package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.LocalHandlers;
import com.paperdynasty.bus.MessageReader;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.identity.BearerHeader;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.realtime.room.RoomMessageHandler;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.table.ownership.PauseDetector;
import com.paperdynasty.tracing.Tracing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connections and rooms of one event loop: accepts connections, checks their timeouts, and
 * receives what owners and other nodes send to this loop. Created, started and used on that loop
 * alone.
 */
public final class ConnectionHub implements Transport.Acceptor {
  private static final long TICK_MS = 1_000;

  private final Vertx vertx;
  private final String watcher;
  private final BusGameRouter busGameRouter;
  private final ConnectionContext loop;
  private final RoomRegistry roomRegistry;
  private final MessageDispatcher.Handlers messageHandlers;
  private final Map<String, Connection> openConnections = new HashMap<>();
  private @Nullable MessageConsumer<RoomMessage> consumer;
  private long nextRenewalAtMs;
  private int countedRooms;
  private int countedMembers;
  private boolean draining;

  /**
   * Creates a hub without connections.
   *
   * @param watcher the name of the loop in the cluster; begins with the name of its node
   * @param busGameRouter sends requests to the owners of games; of the same event loop
   */
  public ConnectionHub(
      Vertx vertx,
      String watcher,
      BusGameRouter busGameRouter,
      ChatServices chatServices,
      TokenService tokenService,
      Clock clock,
      RealtimeSettings settings,
      RealtimeMetrics realtimeMetrics) {
    this.vertx = vertx;
    this.watcher = watcher;
    this.busGameRouter = busGameRouter;
    this.loop =
        new ConnectionContext(
            watcher,
            settings,
            clock,
            new PauseDetector(TICK_MS, settings.standstillMs(), System::nanoTime),
            realtimeMetrics,
            new ConnectionAudit(chatServices.auditRecorder(), clock),
            (delayMs, task) -> vertx.setTimer(delayMs, timer -> task.run()),
            Tracing.of(vertx));
    this.roomRegistry =
        new RoomRegistry(
            watcher,
            settings.room(),
            loop.timers(),
            realtimeMetrics.countingCatchUps(busGameRouter));
    GameCommandHandler games = new GameCommandHandler(loop, roomRegistry, busGameRouter);
    this.messageHandlers =
        new MessageDispatcher.Handlers(
            tokenService,
            new JoinHandler(loop, roomRegistry, busGameRouter, games),
            games,
            new ChatHandler(
                roomRegistry,
                games,
                loop.connectionAudit(),
                chatServices.chatStore(),
                chatServices.settings()));
  }

  /** The rooms of this loop, for clients that are no connections. */
  public RoomRegistry rooms() {
    return roomRegistry;
  }

  /** Starts to listen on the bus. The Future completes when the cluster knows the address. */
  public Future<Void> start() {
    RoomMessageHandler roomMessageHandler =
        new RoomMessageHandler(
            roomRegistry, id -> Optional.ofNullable(openConnections.get(id)), loop::onDelivered);
    vertx.setPeriodic(TICK_MS, timer -> tick());
    vertx
        .eventBus()
        .<ClusterEvent>localConsumer(
            BusAddresses.MEMBERSHIP, message -> onClusterEvent(message.body()));
    vertx
        .eventBus()
        .<ClusterEvent>consumer(
            BusAddresses.CLUSTER_EVENTS,
            message -> MessageReader.SHARED.read(message::body, this::onClusterEvent));
    MessageConsumer<RoomMessage> busConsumer =
        vertx
            .eventBus()
            .consumer(
                BusAddresses.realtime(watcher),
                message ->
                    MessageReader.SHARED.read(
                        message::body, said -> said.match(roomMessageHandler)));
    consumer = busConsumer;
    LocalHandlers.watchers(vertx)
        .register(
            watcher,
            message -> {
              message.match(roomMessageHandler);
              return Future.succeededFuture();
            });
    return busConsumer.completion();
  }

  /**
   * Rooms renew their watch at once when a node has opened their game, and when a node has left
   * that may have owned it.
   */
  private void onClusterEvent(ClusterEvent event) {
    busGameRouter.onClusterEvent(event);
    if (event instanceof ClusterEvent.GameOpened opened) {
      roomRegistry.onGameOpened(opened.gameId());
    } else if (event instanceof ClusterEvent.NodeLeft) {
      roomRegistry.renewWatches();
    } else if (event instanceof ClusterEvent.NodeLeaving leaving
        && BusAddresses.belongsTo(watcher, leaving.node())) {
      // Clients stay until the games are handed off; new ones are sent to another node at once.
      draining = true;
    }
  }

  /**
   * Closes every connection, each as soon as its requests are done, and stops listening. Players
   * are asked to reconnect at once, spectators at times spread over a while.
   */
  public Future<Void> stop() {
    draining = true;
    List<Future<Void>> drained = new ArrayList<>();
    for (Connection connection : List.copyOf(openConnections.values())) {
      drained.add(connection.drain(isPlayer(connection)));
    }
    MessageConsumer<RoomMessage> busConsumer = consumer;
    return Future.join(drained)
        .<Void>mapEmpty()
        .onComplete(gone -> LocalHandlers.watchers(vertx).unregister(watcher))
        .compose(gone -> busConsumer == null ? Future.succeededFuture() : busConsumer.unregister());
  }

  /** Whether the user manages a side of a game. */
  private boolean isPlayer(Connection connection) {
    return connection.games().stream()
        .map(gameId -> roomRegistry.subscription(gameId, connection))
        .anyMatch(
            roomSubscription -> roomSubscription != null && !roomSubscription.sides().isEmpty());
  }

  @Override
  public TransportListener accept(
      Transport transport, ClientQuota clientQuota, @Nullable String authorization) {
    Connection connection =
        new Connection(
            UUID.randomUUID().toString(),
            transport,
            clientQuota,
            loop,
            messageHandlers,
            this::onClosed);
    openConnections.put(connection.id(), connection);
    loop.realtimeMetrics().connectionOpened();
    if (draining) {
      connection.close(CloseCode.DRAINING);
    } else {
      BearerHeader.token(authorization).ifPresent(connection::connectWithToken);
    }
    return connection;
  }

  private void onClosed(Connection connection) {
    openConnections.remove(connection.id());
    roomRegistry.onSubscriberGone(connection, connection.games());
    loop.realtimeMetrics().connectionClosed();
  }

  private void tick() {
    loop.pauseDetector().tick();
    long now = loop.nowMs();
    List.copyOf(openConnections.values()).forEach(connection -> connection.checkTimeouts(now));
    if (now >= nextRenewalAtMs) {
      nextRenewalAtMs = now + loop.settings().watchIntervalMs();
      roomRegistry.renewWatches();
    }
    updateGauges();
  }

  /** Counts the rooms that exist, rather than those that open and close, so that a leak shows. */
  private void updateGauges() {
    int roomCount = roomRegistry.count();
    int memberCount = roomRegistry.countMembers();
    loop.realtimeMetrics().addRooms(roomCount - countedRooms, memberCount - countedMembers);
    countedRooms = roomCount;
    countedMembers = memberCount;
  }
}
