package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.cluster.routing.GameRouter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one event loop: one for each game that a subscriber on it follows. Used on that loop
 * alone.
 */
public final class RoomRegistry {
  private final String watcher;
  private final RoomSettings settings;
  private final TaskScheduler timers;
  private final GameRouter router;
  private final Map<UUID, Room> rooms = new HashMap<>();

  /**
   * Creates an empty registry.
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

  /**
   * The room of a game. If the game has no room yet, one is opened at the state that a join has
   * shown.
   */
  public Room open(UUID gameId, Joined joined) {
    return rooms.computeIfAbsent(gameId, id -> newRoom(id, joined));
  }

  /**
   * A room outside of this registry, at the state that a join or a sync has shown. It receives no
   * live events.
   */
  public Room newRoom(UUID gameId, Joined joined) {
    return new Room(gameId, watcher, settings, router, timers, joined.epoch(), joined.seq());
  }

  /** The subscription of a subscriber to a game, or null if it is not in the room. */
  @Nullable
  public RoomSubscription subscription(UUID gameId, RoomSubscriber subscriber) {
    Room room = rooms.get(gameId);
    return room == null ? null : room.subscription(subscriber);
  }

  /** The room of a game, or null if no subscriber here is in it. */
  @Nullable
  public Room room(UUID gameId) {
    return rooms.get(gameId);
  }

  /** A node has opened this game. The room, if there is one, reports its users to the new owner. */
  public void onGameOpened(UUID gameId) {
    Room room = rooms.get(gameId);
    if (room != null) {
      room.sendWatch();
    }
  }

  /** A subscriber is closed. It leaves the rooms of these games. */
  public void onSubscriberGone(RoomSubscriber subscriber, Collection<UUID> games) {
    for (UUID gameId : List.copyOf(games)) {
      Room room = rooms.get(gameId);
      if (room != null) {
        room.leave(subscriber, "disconnected");
      }
    }
  }

  /** Removes empty rooms, and renews the watch of each other room. */
  public void renewWatches() {
    rooms.values().removeIf(Room::isEmpty);
    List.copyOf(rooms.values()).forEach(Room::renew);
  }

  /** How many rooms there are. */
  public int count() {
    return rooms.size();
  }

  /** How many members all rooms have; a subscriber counts once for each room. */
  public int countMembers() {
    return rooms.values().stream().mapToInt(Room::size).sum();
  }
}
