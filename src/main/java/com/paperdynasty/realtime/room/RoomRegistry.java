package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.cluster.routing.GameRouter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rooms of this event loop: one for each game that a subscriber here is in. */
public final class RoomRegistry {
  private final String watcher;
  private final RoomSettings settings;
  private final TaskScheduler timers;
  private final GameRouter router;
  private final Map<UUID, Room> rooms = new HashMap<>();

  /**
   * No rooms yet.
   *
   * @param watcher the event loop's name in the cluster
   */
  public RoomRegistry(
      String watcher, RoomSettings settings, TaskScheduler timers, GameRouter router) {
    this.watcher = watcher;
    this.settings = settings;
    this.timers = timers;
    this.router = router;
  }

  /** The room of a game. If there is none, it is opened at the state that a join has shown. */
  public Room open(UUID gameId, Joined joined) {
    return rooms.computeIfAbsent(gameId, id -> newRoom(id, joined));
  }

  /** A room outside of this registry, at what a join or a sync has shown: no event comes to it. */
  public Room newRoom(UUID gameId, Joined joined) {
    return new Room(gameId, watcher, settings, router, timers, joined.epoch(), joined.seq());
  }

  /** A subscriber's place in the room of a game, or null if they are not in it. */
  @Nullable
  public RoomSubscription member(UUID gameId, RoomSubscriber subscriber) {
    Room room = rooms.get(gameId);
    return room == null ? null : room.member(subscriber);
  }

  /** The room of a game, or null if no subscriber here is in it. */
  @Nullable
  public Room room(UUID gameId) {
    return rooms.get(gameId);
  }

  /** A node has opened the game of a room: the room says who is in it. */
  public void opened(UUID gameId) {
    Room room = rooms.get(gameId);
    if (room != null) {
      room.watch();
    }
  }

  /** A subscriber is gone, and leaves the rooms of these games. */
  public void gone(RoomSubscriber subscriber, Collection<UUID> games) {
    for (UUID gameId : List.copyOf(games)) {
      Room room = rooms.get(gameId);
      if (room != null) {
        room.exit(subscriber, "disconnected");
      }
    }
  }

  /** Renews every watch, and forgets empty rooms. */
  public void renew() {
    rooms.values().removeIf(Room::isEmpty);
    List.copyOf(rooms.values()).forEach(Room::renew);
  }

  public int count() {
    return rooms.size();
  }

  public int countMembers() {
    return rooms.values().stream().mapToInt(Room::size).sum();
  }
}
