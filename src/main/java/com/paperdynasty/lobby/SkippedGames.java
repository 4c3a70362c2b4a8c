package com.paperdynasty.lobby;

import com.paperdynasty.bounded.FifoMap;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Games that a sweep cannot close because their logs are damaged. Each is skipped for a while: to
 * open it takes long and would fail again. Of too many the first is forgotten.
 */
final class SkippedGames {
  private final long restNs;
  private final LongSupplier nanoTime;
  private final FifoMap<UUID, Long> since;

  /** None yet; at most so many, each for so long. */
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
