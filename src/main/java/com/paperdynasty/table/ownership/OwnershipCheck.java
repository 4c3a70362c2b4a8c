package com.paperdynasty.table.ownership;

import com.paperdynasty.concurrent.Coalescer;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.journal.OwnershipRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Makes sure that this node still owns a game before the game is read. An owner that others no
 * longer see goes on until it finds out that it lost the game. Until then it must not show users an
 * older state than they have seen. A write needs no such check, because the journal fences it.
 *
 * <p>One query is under way at a time, so any number of concurrent checks makes two queries at
 * most. Used on the game's context.
 */
public final class OwnershipCheck {
  private final String node;
  private final Journal journal;
  private final UUID gameId;
  private final LongSupplier epoch;
  private final Coalescer<Void> query = new Coalescer<>(this::ask);

  /**
   * Creates a check of one game.
   *
   * @param node the name of this node
   * @param epoch the epoch of the game on this node; it rises while the game is open
   */
  public OwnershipCheck(String node, Journal journal, UUID gameId, LongSupplier epoch) {
    this.node = node;
    this.journal = journal;
    this.gameId = gameId;
    this.epoch = epoch;
  }

  /**
   * Completes when the journal, asked after this call, has confirmed the ownership. Fails with
   * {@link OwnershipLostException} when another node owns the game, and with {@link
   * JournalTimeoutException} when the journal does not answer.
   */
  public Future<Void> check() {
    return query.run();
  }

  private Future<Void> ask() {
    return JournalTimeoutException.ifFailed(journal.owners(List.of(gameId))).compose(this::compare);
  }

  private Future<Void> compare(Map<UUID, OwnershipRecord> rows) {
    OwnershipRecord row = rows.get(gameId);
    return row == null || row.isOfAnother(node, epoch.getAsLong())
        ? Future.failedFuture(new OwnershipLostException(gameId))
        : Future.succeededFuture();
  }
}
