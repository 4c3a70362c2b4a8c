package com.paperdynasty.table;

import com.paperdynasty.table.Watchers.Change;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.PresenceJson;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableRequest.PassOn;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what happened in a game to its watchers, once each. The bus may lose a message; a
 * watcher finds out when it renews its watch, so nothing is sent twice from here.
 */
final class Announcer {
  private static final DeliveryOptions WITHIN = new DeliveryOptions().setLocalOnly(true);
  private static final DeliveryOptions ACROSS = new DeliveryOptions();

  private final EventBus bus;
  private final String node;
  private final UUID gameId;
  private final Watchers watchers;

  Announcer(EventBus bus, String node, UUID gameId, Watchers watchers) {
    this.bus = bus;
    this.node = node;
    this.gameId = gameId;
    this.watchers = watchers;
  }

  /** A logged event, which must be durable. */
  void logged(long epoch, SeqFrame event, @Nullable Origin origin) {
    toAll(new RoomMessage.Logged(gameId, epoch, event.seq(), event.frame(), origin));
  }

  /** Who came and who went. */
  void presence(long epoch, Change change) {
    for (Present user : change.arrived()) {
      String frame = Frames.event("user_connected", PresenceJson.arrived(gameId, user));
      toAll(new RoomMessage.Presence(gameId, epoch, user.userId(), true, frame));
    }
    change
        .departed()
        .forEach(
            (user, reason) -> {
              String frame =
                  Frames.event("user_disconnected", PresenceJson.departed(gameId, user, reason));
              toAll(new RoomMessage.Presence(gameId, epoch, user, false, frame));
            });
  }

  /** Something that was said, for those of the room who may read it. */
  void said(long epoch, PassOn said) {
    toAll(
        new RoomMessage.Passing(
            gameId, epoch, said.frame(), said.audience(), said.late(), said.butFor()));
  }

  /** A manager looks at their cards. */
  void viewedHand(long epoch, String userId) {
    passing(epoch, Frames.event("player_action", PresenceJson.viewedHand(gameId, userId)));
  }

  /** Something for the sender of a command alone. */
  void direct(Origin origin, String frame) {
    tell(origin.watcher(), new RoomMessage.Direct(origin, frame));
  }

  private void passing(long epoch, String frame) {
    toAll(new RoomMessage.Passing(gameId, epoch, frame));
  }

  private void toAll(RoomMessage message) {
    for (String watcher : watchers.names()) {
      tell(watcher, message);
    }
  }

  /** What stays on this node need not be looked up in the cluster. */
  private void tell(String watcher, RoomMessage message) {
    bus.send(Addresses.realtime(watcher), message, Addresses.isOf(watcher, node) ? WITHIN : ACROSS);
  }
}
