package com.paperdynasty.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.game.state.GameState;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Caches states of games, so that a reader who continues need not begin at the first event again. A
 * log never changes, so a cached state stays valid. Thread-safe.
 */
final class ReplayedStateCache {
  /** A state is cached at each multiple of this seq, besides those where a reader stopped. */
  static final int STRIDE = 256;

  /** Estimated size of lineups, box score and bases; each play adds to the history. */
  private static final int STATE_BYTES = 12 * 1024;

  private static final int PLAY_BYTES = 128;

  private record LogPosition(UUID gameId, long seq) {}

  private final Cache<LogPosition, GameState> states;

  ReplayedStateCache(long maxBytes, long keptMs) {
    states =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(
                (LogPosition position, GameState state) ->
                    STATE_BYTES + PLAY_BYTES * state.playNumber())
            .expireAfterWrite(Duration.ofMillis(keptMs))
            .executor(Runnable::run)
            .build();
  }

  void put(UUID gameId, long seq, GameState state) {
    states.put(new LogPosition(gameId, seq), state);
  }

  /**
   * A replay from the last cached state before an event; null if there is none.
   *
   * @param after only states after this seq
   * @param before only states before this seq
   */
  @Nullable LogReplay between(UUID gameId, long after, long before) {
    long seq = before - 1;
    while (seq > after) {
      GameState state = states.getIfPresent(new LogPosition(gameId, seq));
      if (state != null) {
        return new LogReplay(gameId, seq, state);
      }
      seq = before - seq < STRIDE ? seq - 1 : (seq - 1) / STRIDE * STRIDE;
    }
    return null;
  }
}
