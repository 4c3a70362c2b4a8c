package com.paperdynasty.cluster;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The games that are open on a node, or that it is finding out about. Lives on the host's context.
 */
final class Roster {
  private final Map<UUID, Future<Placement>> placements = new HashMap<>();
  private final Map<UUID, Long> open = new HashMap<>();

  /** Where the game is, if that is known or being found out. */
  @Nullable Future<Placement> placement(UUID gameId) {
    return placements.get(gameId);
  }

  /** Remembers where a game is for as long as that is here, or not known yet. */
  Future<Placement> put(UUID gameId, Future<Placement> placement) {
    open.remove(gameId);
    placements.put(gameId, placement);
    placement.onComplete(
        done -> {
          if (placements.get(gameId) != placement) {
            return;
          }
          if (done.succeeded() && done.result() instanceof Placement.Here here) {
            open.put(gameId, here.epoch());
          } else {
            placements.remove(gameId);
          }
        });
    return placement;
  }

  /** Forgets a game; what was known of it, if anything. */
  @Nullable Future<Placement> remove(UUID gameId) {
    open.remove(gameId);
    return placements.remove(gameId);
  }

  /** The games that are open, each with the epoch it was opened with. */
  Map<UUID, Long> epochs() {
    return Map.copyOf(open);
  }

  /** Whether a game is open here under an older epoch than that. */
  boolean isOlder(UUID gameId, long epoch) {
    Long ours = open.get(gameId);
    return ours != null && ours < epoch;
  }

  int size() {
    return placements.size();
  }

  /** How many are not known yet. */
  int opening() {
    return placements.size() - open.size();
  }
}
