package com.paperdynasty.table.ownership;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.ReplayBusyException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers watches of games that are not open on this node and need not be opened. Used on the
 * host's context.
 */
public final class ClosedGameWatches {
  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final LogReader logReader;
  private final SplitBrainTracker splitBrainTracker;

  public ClosedGameWatches(
      ClusterMembership clusterMembership,
      Journal journal,
      LogReader logReader,
      HostSettings settings) {
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.logReader = logReader;
    this.splitBrainTracker =
        new SplitBrainTracker(settings.disputeMs(), settings.openGames(), System::nanoTime);
  }

  /** Records that another node has taken a game from this one. */
  public void recordLoss(UUID gameId, OwnershipRecord row) {
    String owner = row.owner();
    if (owner != null && !clusterMembership.isSeen(owner)) {
      splitBrainTracker.recordLoss(gameId, owner);
    }
  }

  /**
   * The reply to the watcher; empty if the game has to be opened, because the watcher is behind or
   * the owner died. Fails when the journal cannot be read.
   */
  public Future<Optional<GameReply>> answer(RenewWatch renewWatch) {
    GameReply nothing = new GameReply.LogPage(renewWatch.epoch(), renewWatch.seq(), List.of());
    if (renewWatch.present().isEmpty()) {
      return Future.succeededFuture(Optional.of(nothing));
    }
    return journal
        .owners(List.of(renewWatch.gameId()))
        .compose(
            rows -> {
              OwnershipRecord row = rows.get(renewWatch.gameId());
              if (new OwnershipRecord(renewWatch.epoch(), renewWatch.seq(), null).equals(row)) {
                return Future.succeededFuture(Optional.of(nothing));
              }
              return row != null && isDisputed(renewWatch.gameId(), row)
                  ? readOnly(renewWatch, row)
                  : Future.succeededFuture(Optional.empty());
            });
  }

  /**
   * In a split, watches from both sides would take the game from each other for as long as it
   * lasts. Commands still take it; watches are answered from the log.
   */
  private boolean isDisputed(UUID gameId, OwnershipRecord row) {
    String owner = row.owner();
    return owner != null
        && !clusterMembership.isSeen(owner)
        && splitBrainTracker.isDisputedWith(gameId, owner);
  }

  private Future<Optional<GameReply>> readOnly(RenewWatch renewWatch, OwnershipRecord row) {
    return logReader
        .page(renewWatch.gameId(), row.epoch(), renewWatch.seq(), row.lastSeq(), LogReader.BYTES)
        .recover(
            cause ->
                cause instanceof ReplayBusyException busy
                    ? Future.succeededFuture(GameReply.Refused.busy(busy.retryAfterMs()))
                    : Future.failedFuture(cause))
        .map(Optional::of);
  }
}
