package com.paperdynasty.realtime;

import com.paperdynasty.wire.RoomMessage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes the messages of owners to the room, or to the one subscriber, that they are for. */
final class FromOwners implements RoomMessage.Cases {
  private final Rooms rooms;
  private final Subscribers subscribers;

  /** The subscribers of this event loop. */
  interface Subscribers {
    /** The subscriber with this id; empty if they are gone. */
    Optional<? extends RoomSubscriber> byId(String id);
  }

  FromOwners(Rooms rooms, Subscribers subscribers) {
    this.rooms = rooms;
    this.subscribers = subscribers;
  }

  @Override
  public void logged(RoomMessage.Logged event) {
    in(
        event.gameId(),
        room -> room.logged(event.epoch(), event.seq(), event.frame(), event.origin()));
  }

  @Override
  public void passing(RoomMessage.Passing said) {
    in(said.gameId(), room -> room.passing(said));
  }

  @Override
  public void presence(RoomMessage.Presence change) {
    in(change.gameId(), room -> room.presence(change));
  }

  @Override
  public void direct(RoomMessage.Direct said) {
    subscribers
        .byId(said.origin().connection())
        .ifPresent(to -> to.send(new OutboundFrame(said.frame())));
  }

  private void in(UUID gameId, Consumer<Room> told) {
    Room room = rooms.room(gameId);
    if (room != null) {
      told.accept(room);
    }
  }
}
