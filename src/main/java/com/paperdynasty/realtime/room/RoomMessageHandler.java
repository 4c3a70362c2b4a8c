package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.RoomMessage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes the messages of owners to the room, or to the one subscriber, that they are for. */
public final class RoomMessageHandler implements RoomMessage.Cases {
  private final RoomRegistry roomRegistry;
  private final Subscribers subscribers;

  /** The subscribers of this event loop. */
  public interface Subscribers {
    /** The subscriber with this id; empty if they are gone. */
    Optional<? extends RoomSubscriber> byId(String id);
  }

  public RoomMessageHandler(RoomRegistry roomRegistry, Subscribers subscribers) {
    this.roomRegistry = roomRegistry;
    this.subscribers = subscribers;
  }

  @Override
  public void logged(RoomMessage.Logged event) {
    withRoom(
        event.gameId(),
        room -> room.onEvent(event.epoch(), event.seq(), event.frame(), event.connectionRef()));
  }

  @Override
  public void transientMessage(RoomMessage.Transient said) {
    withRoom(said.gameId(), room -> room.broadcast(said));
  }

  @Override
  public void presence(RoomMessage.Presence change) {
    withRoom(change.gameId(), room -> room.onPresence(change));
  }

  @Override
  public void unicast(RoomMessage.Unicast said) {
    subscribers
        .byId(said.connectionRef().connection())
        .ifPresent(to -> to.send(new OutboundFrame(said.frame())));
  }

  private void withRoom(UUID gameId, Consumer<Room> told) {
    Room room = roomRegistry.room(gameId);
    if (room != null) {
      told.accept(room);
    }
  }
}
