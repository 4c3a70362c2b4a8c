package com.paperdynasty.table.ownership;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The games that are open on a node, or that it is finding out about. Lives on the host's context.
 */
public final class OpenGameRegistry {
  private final Map<UUID, Future<GameLocation>> placements = new HashMap<>();
  private final Map<UUID, Long> open = new HashMap<>();

  /** Where the game is, if that is known or being found out. */
  @Nullable
  public Future<GameLocation> placement(UUID gameId) {
    return placements.get(gameId);
  }

  /** Remembers where a game is for as long as that is here, or not known yet. */
  public Future<GameLocation> put(UUID gameId, Future<GameLocation> placement) {
    open.remove(gameId);
    placements.put(gameId, placement);
    placement.onComplete(
        done -> {
          if (placements.get(gameId) != placement) {
            return;
          }
          if (done.succeeded() && done.result() instanceof GameLocation.Local local) {
            open.put(gameId, local.epoch());
          } else {
            placements.remove(gameId);
          }
        });
    return placement;
  }

  /** Forgets a game; what was known of it, if anything. */
  @Nullable
  public Future<GameLocation> remove(UUID gameId) {
    open.remove(gameId);
    return placements.remove(gameId);
  }

  /** The games that are open, each with the epoch it was opened with. */
  public Map<UUID, Long> epochs() {
    return Map.copyOf(open);
  }

  /** Whether a game is open here under an older epoch than that. */
  public boolean isOlder(UUID gameId, long epoch) {
    Long ours = open.get(gameId);
    return ours != null && ours < epoch;
  }

  public int size() {
    return placements.size();
  }

  /** How many are not known yet. */
  public int opening() {
    return placements.size() - open.size();
  }
}
