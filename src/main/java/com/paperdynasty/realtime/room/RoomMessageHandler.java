package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.RoomMessage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Delivers the messages of owners to the room, or to the one subscriber, that they are for. A
 * message for a room or subscriber that is not on this event loop is ignored.
 */
public final class RoomMessageHandler implements RoomMessage.Cases {
  private final RoomRegistry roomRegistry;
  private final Subscribers subscribers;
  private final Consumer<RoomMessage.Logged> onDelivered;

  /** The subscribers of this event loop. */
  public interface Subscribers {
    /** The subscriber with this id; empty if it is closed. */
    Optional<? extends RoomSubscriber> byId(String id);
  }

  /**
   * Delivers to these rooms and subscribers.
   *
   * @param onDelivered called with an event after it was given to the members of its room who see
   *     the game as it happens; not for an event that members read from the log, and not where it
   *     is not known when it became durable
   */
  public RoomMessageHandler(
      RoomRegistry roomRegistry,
      Subscribers subscribers,
      Consumer<RoomMessage.Logged> onDelivered) {
    this.roomRegistry = roomRegistry;
    this.subscribers = subscribers;
    this.onDelivered = onDelivered;
  }

  @Override
  public void logged(RoomMessage.Logged event) {
    withRoom(
        event.gameId(),
        room -> {
          boolean isNext =
              room.onEvent(event.epoch(), event.seq(), event.frame(), event.connectionRef());
          if (isNext && event.committedUs() > 0) {
            onDelivered.accept(event);
          }
        });
  }

  @Override
  public void transientMessage(RoomMessage.Transient message) {
    withRoom(message.gameId(), room -> room.broadcast(message));
  }

  @Override
  public void presence(RoomMessage.Presence change) {
    withRoom(change.gameId(), room -> room.onPresence(change));
  }

  @Override
  public void unicast(RoomMessage.Unicast message) {
    subscribers
        .byId(message.connectionRef().connection())
        .ifPresent(to -> to.send(new OutboundFrame(message.frame())));
  }

  private void withRoom(UUID gameId, Consumer<Room> action) {
    Room room = roomRegistry.room(gameId);
    if (room != null) {
      action.accept(room);
    }
  }
}
