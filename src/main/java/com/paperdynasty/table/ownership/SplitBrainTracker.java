package com.paperdynasty.table.ownership;

import com.paperdynasty.bounded.FifoMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The games that a node which is not seen here has taken from this one, or opened before it could.
 * So it is alive, and does not see this node either: the cluster is split, and both reach the
 * journal. Lives on the host's context.
 */
final class SplitBrainTracker {
  private final long lastNs;
  private final LongSupplier clock;
  private final FifoMap<UUID, Dispute> disputes;

  private record Dispute(String owner, long sinceNs) {}

  /**
   * No disputes.
   *
   * @param lastMs after so long one is forgotten: the other may have died meanwhile
   * @param most how many are remembered; beyond it the oldest is forgotten
   * @param clock a clock that only goes forward, in ns
   */
  SplitBrainTracker(long lastMs, int most, LongSupplier clock) {
    this.lastNs = TimeUnit.MILLISECONDS.toNanos(lastMs);
    this.clock = clock;
    this.disputes = new FifoMap<>(most);
  }

  /** A game has been taken by a node that is not seen. */
  void recordLoss(UUID gameId, String owner) {
    disputes.put(gameId, new Dispute(owner, clock.getAsLong()));
  }

  /** Whether it is not long ago that this node took this game. */
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
