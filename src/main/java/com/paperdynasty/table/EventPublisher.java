package com.paperdynasty.table;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.Broadcast;
import com.paperdynasty.bus.LocalHandlers;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.protocol.server.PresenceJson;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.table.PresenceTracker.PresenceChange;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends events and messages of a game to its watchers, once each. The bus may lose a message; a
 * watcher detects that when it renews its watch, so nothing is sent twice. Used on the game's
 * context.
 */
final class EventPublisher {
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);
  private static final DeliveryOptions CLUSTERED = new DeliveryOptions();

  private final EventBus bus;
  private final LocalHandlers<String, RoomMessage, Void> watchers;
  private final String node;
  private final UUID gameId;
  private final PresenceTracker presenceTracker;

  EventPublisher(Vertx vertx, String node, UUID gameId, PresenceTracker presenceTracker) {
    this.bus = vertx.eventBus();
    this.watchers = LocalHandlers.watchers(vertx);
    this.node = node;
    this.gameId = gameId;
    this.presenceTracker = presenceTracker;
  }

  /**
   * Publishes a logged event, which must be durable.
   *
   * @param committedUs since when it is, in microseconds since 1970; 0 if that is not known
   * @param trace the step of a trace that it belongs to, if its command is traced
   */
  void publishLogged(
      long epoch,
      SeqFrame event,
      @Nullable ConnectionRef connectionRef,
      long committedUs,
      @Nullable String trace) {
    sendToAll(
        new RoomMessage.Logged(
            gameId, epoch, event.seq(), event.frame(), connectionRef, committedUs, trace));
  }

  /** Publishes arrivals and departures. */
  void publishPresence(long epoch, PresenceChange presenceChange) {
    for (UserPresence user : presenceChange.arrived()) {
      String frame = ServerFrames.event("user_connected", PresenceJson.arrived(gameId, user));
      sendToAll(new RoomMessage.Presence(gameId, epoch, user.userId(), true, frame));
    }
    presenceChange
        .departed()
        .forEach(
            (user, reason) -> {
              String frame =
                  ServerFrames.event(
                      "user_disconnected", PresenceJson.departed(gameId, user, reason));
              sendToAll(new RoomMessage.Presence(gameId, epoch, user, false, frame));
            });
  }

  /** Publishes a chat or moderation message to its audience. */
  void broadcast(long epoch, Broadcast message) {
    sendToAll(
        new RoomMessage.Transient(
            gameId, epoch, message.frame(), message.audience(), message.late(), message.butFor()));
  }

  /** Publishes that a manager looks at their cards. */
  void publishViewedHand(long epoch, String userId) {
    publishTransient(
        epoch, ServerFrames.event("player_action", PresenceJson.viewedHand(gameId, userId)));
  }

  /** Sends a frame to the sender of a command alone. */
  void unicast(ConnectionRef connectionRef, String frame) {
    send(connectionRef.watcher(), new RoomMessage.Unicast(connectionRef, frame));
  }

  private void publishTransient(long epoch, String frame) {
    sendToAll(new RoomMessage.Transient(gameId, epoch, frame));
  }

  private void sendToAll(RoomMessage message) {
    for (String watcher : presenceTracker.names()) {
      send(watcher, message);
    }
  }

  /** A message within this node needs no look-up in the cluster, and mostly not even the bus. */
  private void send(String watcher, RoomMessage message) {
    if (watchers.send(watcher, message)) {
      return;
    }
    bus.send(
        BusAddresses.realtime(watcher),
        message,
        BusAddresses.belongsTo(watcher, node) ? LOCAL : CLUSTERED);
  }
}
