package com.paperdynasty.cluster;

import com.paperdynasty.table.Journal;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.OwnerRow;
import com.paperdynasty.table.ReplayBusyException;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest.Watch;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers watches of games that are not open on this node, where there is no need to open them.
 * Lives on the host's context.
 */
final class ClosedGames {
  private final Members members;
  private final Journal journal;
  private final LogPages pages;
  private final Disputes disputes;

  ClosedGames(Members members, Journal journal, LogPages pages, HostSettings settings) {
    this.members = members;
    this.journal = journal;
    this.pages = pages;
    this.disputes = new Disputes(settings.disputeMs(), settings.openGames(), System::nanoTime);
  }

  /** Another node has a game that this one had. */
  void lost(UUID gameId, OwnerRow row) {
    String owner = row.owner();
    if (owner != null && !members.sees(owner)) {
      disputes.lost(gameId, owner);
    }
  }

  /**
   * What the watcher is told, or nothing if the game has to be opened: because they are behind, or
   * its owner died with it open. Fails when the journal cannot be read.
   */
  Future<Optional<TableReply>> answer(Watch watch) {
    TableReply nothing = new TableReply.Log(watch.epoch(), watch.seq(), List.of());
    if (watch.present().isEmpty()) {
      return Future.succeededFuture(Optional.of(nothing));
    }
    return journal
        .owners(List.of(watch.gameId()))
        .compose(
            rows -> {
              OwnerRow row = rows.get(watch.gameId());
              if (new OwnerRow(watch.epoch(), watch.seq(), null).equals(row)) {
                return Future.succeededFuture(Optional.of(nothing));
              }
              return row != null && isDisputed(watch.gameId(), row)
                  ? readOnly(watch, row)
                  : Future.succeededFuture(Optional.empty());
            });
  }

  /**
   * In a split the watchers of both sides would take the game from each other for as long as it
   * lasts. Commands still do; who only watches is shown the log.
   */
  private boolean isDisputed(UUID gameId, OwnerRow row) {
    String owner = row.owner();
    return owner != null && !members.sees(owner) && disputes.isWith(gameId, owner);
  }

  private Future<Optional<TableReply>> readOnly(Watch watch, OwnerRow row) {
    return pages
        .page(watch.gameId(), row.epoch(), watch.seq(), row.lastSeq(), LogPages.BYTES)
        .recover(
            cause ->
                cause instanceof ReplayBusyException busy
                    ? Future.succeededFuture(TableReply.Refused.busy(busy.retryAfterMs()))
                    : Future.failedFuture(cause))
        .map(Optional::of);
  }
}
