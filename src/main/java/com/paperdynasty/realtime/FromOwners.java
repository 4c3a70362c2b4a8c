package com.paperdynasty.realtime;

import com.paperdynasty.wire.RoomMessage;
import java.util.UUID;
import java.util.function.Consumer;

/** What the owners of games tell this event loop, taken to the room or the connection it is for. */
final class FromOwners implements RoomMessage.Cases {
  private final Rooms rooms;
  private final Connections connections;

  FromOwners(Rooms rooms, Connections connections) {
    this.rooms = rooms;
    this.connections = connections;
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
    connections.byId(said.origin().connection()).ifPresent(to -> to.send(said.frame()));
  }

  private void in(UUID gameId, Consumer<Room> told) {
    Room room = rooms.room(gameId);
    if (room != null) {
      told.accept(room);
    }
  }
}
