package com.paperdynasty.table.ownership;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The games that are open on this node, or whose location it is finding out. Used on the host's
 * context.
 */
public final class OpenGameRegistry {
  private final Map<UUID, Future<GameLocation>> locations = new HashMap<>();
  private final Map<UUID, Long> open = new HashMap<>();

  /** The location of a game; null if it is neither known nor being found out. */
  @Nullable
  public Future<GameLocation> location(UUID gameId) {
    return locations.get(gameId);
  }

  /** Remembers the location of a game while it is open here or not known yet. */
  public Future<GameLocation> put(UUID gameId, Future<GameLocation> location) {
    open.remove(gameId);
    locations.put(gameId, location);
    location.onComplete(
        done -> {
          if (locations.get(gameId) != location) {
            return;
          }
          if (done.succeeded() && done.result() instanceof GameLocation.Local local) {
            open.put(gameId, local.epoch());
          } else {
            locations.remove(gameId);
          }
        });
    return location;
  }

  /**
   * Removes a game.
   *
   * @return its location; null if it was not here
   */
  @Nullable
  public Future<GameLocation> remove(UUID gameId) {
    open.remove(gameId);
    return locations.remove(gameId);
  }

  /** The open games, each with the epoch that it was opened with. */
  public Map<UUID, Long> epochs() {
    return Map.copyOf(open);
  }

  /** Whether a game is open here. */
  public boolean isOpen(UUID gameId) {
    return open.containsKey(gameId);
  }

  /** Whether a game is open here under an older epoch. */
  public boolean isOlder(UUID gameId, long epoch) {
    Long ours = open.get(gameId);
    return ours != null && ours < epoch;
  }

  public int size() {
    return locations.size();
  }

  /** How many locations are not known yet. */
  public int opening() {
    return locations.size() - open.size();
  }
}
