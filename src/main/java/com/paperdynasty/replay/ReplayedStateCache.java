package com.paperdynasty.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.game.state.GameState;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * States that games were in, so that a reader who goes on need not begin at the first event again.
 * A log never changes, so they stay true. May be used from any thread.
 */
final class ReplayedStateCache {
  /** A state is kept at each multiple of this, besides those where a reader has stopped. */
  static final int STRIDE = 256;

  /** By estimate: lineups, book and bases, and what a play adds to the past. */
  private static final int STATE_BYTES = 12 * 1024;

  private static final int PLAY_BYTES = 128;

  private record Place(UUID gameId, long seq) {}

  private final Cache<Place, GameState> states;

  ReplayedStateCache(long mostBytes, long keptMs) {
    states =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher(
                (Place place, GameState state) -> STATE_BYTES + PLAY_BYTES * state.playNumber())
            .expireAfterWrite(Duration.ofMillis(keptMs))
            .executor(Runnable::run)
            .build();
  }

  void put(UUID gameId, long seq, GameState state) {
    states.put(new Place(gameId, seq), state);
  }

  /**
   * The last known state before an event and after another; null where none is known.
   *
   * @param after a state at this event or before it is of no use
   */
  @Nullable LogReplay between(UUID gameId, long after, long before) {
    long seq = before - 1;
    while (seq > after) {
      GameState state = states.getIfPresent(new Place(gameId, seq));
      if (state != null) {
        return new LogReplay(gameId, seq, state);
      }
      seq = before - seq < STRIDE ? seq - 1 : (seq - 1) / STRIDE * STRIDE;
    }
    return null;
  }
}
