package com.paperdynasty.table;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.Broadcast;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.protocol.server.PresenceJson;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.table.PresenceTracker.PresenceChange;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what happened in a game to its watchers, once each. The bus may lose a message; a
 * watcher finds out when it renews its watch, so nothing is sent twice from here.
 */
final class EventPublisher {
  private static final DeliveryOptions WITHIN = new DeliveryOptions().setLocalOnly(true);
  private static final DeliveryOptions ACROSS = new DeliveryOptions();

  private final EventBus bus;
  private final String node;
  private final UUID gameId;
  private final PresenceTracker presenceTracker;

  EventPublisher(EventBus bus, String node, UUID gameId, PresenceTracker presenceTracker) {
    this.bus = bus;
    this.node = node;
    this.gameId = gameId;
    this.presenceTracker = presenceTracker;
  }

  /** A logged event, which must be durable. */
  void publishLogged(long epoch, SeqFrame event, @Nullable ConnectionRef connectionRef) {
    toAll(new RoomMessage.Logged(gameId, epoch, event.seq(), event.frame(), connectionRef));
  }

  /** Who came and who went. */
  void publishPresence(long epoch, PresenceChange presenceChange) {
    for (UserPresence user : presenceChange.arrived()) {
      String frame = ServerFrames.event("user_connected", PresenceJson.arrived(gameId, user));
      toAll(new RoomMessage.Presence(gameId, epoch, user.userId(), true, frame));
    }
    presenceChange
        .departed()
        .forEach(
            (user, reason) -> {
              String frame =
                  ServerFrames.event(
                      "user_disconnected", PresenceJson.departed(gameId, user, reason));
              toAll(new RoomMessage.Presence(gameId, epoch, user, false, frame));
            });
  }

  /** Something that was said, for those of the room who may read it. */
  void broadcast(long epoch, Broadcast said) {
    toAll(
        new RoomMessage.Transient(
            gameId, epoch, said.frame(), said.audience(), said.late(), said.butFor()));
  }

  /** A manager looks at their cards. */
  void publishViewedHand(long epoch, String userId) {
    passing(epoch, ServerFrames.event("player_action", PresenceJson.viewedHand(gameId, userId)));
  }

  /** Something for the sender of a command alone. */
  void unicast(ConnectionRef connectionRef, String frame) {
    tell(connectionRef.watcher(), new RoomMessage.Unicast(connectionRef, frame));
  }

  private void passing(long epoch, String frame) {
    toAll(new RoomMessage.Transient(gameId, epoch, frame));
  }

  private void toAll(RoomMessage message) {
    for (String watcher : presenceTracker.names()) {
      tell(watcher, message);
    }
  }

  /** What stays on this node need not be looked up in the cluster. */
  private void tell(String watcher, RoomMessage message) {
    bus.send(
        BusAddresses.realtime(watcher),
        message,
        BusAddresses.belongsTo(watcher, node) ? WITHIN : ACROSS);
  }
}
