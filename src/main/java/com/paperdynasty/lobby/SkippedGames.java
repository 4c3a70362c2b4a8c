package com.paperdynasty.lobby;

import com.paperdynasty.bounded.FifoMap;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Games that a sweep cannot close because their logs are damaged. Each is skipped for a while,
 * because opening it takes long and would fail again. Beyond the bound the oldest is forgotten.
 */
final class SkippedGames {
  private final long restNs;
  private final LongSupplier nanoTime;
  private final FifoMap<UUID, Long> since;

  /**
   * Creates an empty collection.
   *
   * @param most how many are remembered
   * @param rest how long each is skipped
   * @param nanoTime a monotonic clock, in ns
   */
  SkippedGames(int most, Duration rest, LongSupplier nanoTime) {
    this.restNs = rest.toNanos();
    this.nanoTime = nanoTime;
    this.since = new FifoMap<>(most);
  }

  void add(UUID gameId) {
    since.put(gameId, nanoTime.getAsLong());
  }

  boolean has(UUID gameId) {
    Long added = since.get(gameId);
    return added != null && nanoTime.getAsLong() - added < restNs;
  }
}
