package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.wire.TableReply.Joined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rooms of this event loop: one for each game that somebody here is in. */
final class Rooms {
  private final LoopContext loop;
  private final GameRouter router;
  private final Map<UUID, Room> rooms = new HashMap<>();

  Rooms(LoopContext loop, GameRouter router) {
    this.loop = loop;
    this.router = router;
  }

  /** The room of a game, which is opened at what a join has shown if nobody was in it. */
  Room open(UUID gameId, Joined joined) {
    return rooms.computeIfAbsent(gameId, id -> newRoom(id, joined));
  }

  /** A room beside these, at what a join or a sync has shown: no event comes to it. */
  Room newRoom(UUID gameId, Joined joined) {
    return new Room(
        gameId,
        loop.watcher(),
        loop.settings(),
        router,
        loop.timers(),
        joined.epoch(),
        joined.seq());
  }

  /** A connection's place in the room of a game, or null if it is not in it. */
  @Nullable Member member(UUID gameId, Connection connection) {
    Room room = rooms.get(gameId);
    return room == null ? null : room.member(connection);
  }

  /** The room of a game, if somebody here is in it. */
  @Nullable Room room(UUID gameId) {
    return rooms.get(gameId);
  }

  /** A node has opened the game of a room: it is to know who is in it. */
  void opened(UUID gameId) {
    Room room = rooms.get(gameId);
    if (room != null) {
      room.watch();
    }
  }

  /** A connection is gone, and with it its places in all rooms. */
  void gone(Connection connection) {
    List.copyOf(connection.rooms()).forEach(room -> room.exit(connection, "disconnected"));
  }

  /** Renews every watch, and forgets rooms that nobody is in any more. */
  void renew() {
    rooms.values().removeIf(Room::isEmpty);
    List.copyOf(rooms.values()).forEach(Room::renew);
  }

  int count() {
    return rooms.size();
  }

  int countMembers() {
    return rooms.values().stream().mapToInt(Room::size).sum();
  }
}
