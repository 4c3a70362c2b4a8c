package com.paperdynasty.table.ownership;

import com.paperdynasty.bounded.FifoMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tracks the games that an unseen node has taken from this one, or opened first. Such a node is
 * alive and does not see this one either: the cluster is split, and both sides reach the journal.
 * Used on the host's context.
 */
final class SplitBrainTracker {
  private final long lastNs;
  private final LongSupplier clock;
  private final FifoMap<UUID, Dispute> disputes;

  private record Dispute(String owner, long sinceNs) {}

  /**
   * Creates a tracker without disputes.
   *
   * @param lastMs a dispute ends after this time, because the other node may have died
   * @param most how many disputes are remembered; beyond it the oldest is forgotten
   * @param clock a monotonic clock, in ns
   */
  SplitBrainTracker(long lastMs, int most, LongSupplier clock) {
    this.lastNs = TimeUnit.MILLISECONDS.toNanos(lastMs);
    this.clock = clock;
    this.disputes = new FifoMap<>(most);
  }

  /** Records that an unseen node has taken a game. */
  void recordLoss(UUID gameId, String owner) {
    disputes.put(gameId, new Dispute(owner, clock.getAsLong()));
  }

  /** Whether that node has taken that game within the time of a dispute. */
  boolean isDisputedWith(UUID gameId, String owner) {
    Dispute dispute = disputes.get(gameId);
    if (dispute == null) {
      return false;
    }
    if (clock.getAsLong() - dispute.sinceNs() >= lastNs) {
      disputes.remove(gameId);
      return false;
    }
    return dispute.owner().equals(owner);
  }
}
