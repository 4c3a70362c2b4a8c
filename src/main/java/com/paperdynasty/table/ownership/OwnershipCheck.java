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
 * Makes sure that a game is still this table's before it is read. An owner that others no longer
 * see goes on until it finds out that it was deposed. Until then it must not tell those who have
 * seen later events that these do not exist. Writing needs no such check: the journal refuses it.
 *
 * <p>One question is at the journal at a time, so a crowd that comes at once asks twice at most.
 * Lives on the table's context.
 */
public final class OwnershipCheck {
  private final String node;
  private final Journal journal;
  private final UUID gameId;
  private final LongSupplier epoch;
  private final Coalescer<Void> question = new Coalescer<>(this::ask);

  /**
   * A check of one game.
   *
   * @param node the name of this node
   * @param epoch the game's epoch as this node has it; it rises while the game is open
   */
  public OwnershipCheck(String node, Journal journal, UUID gameId, LongSupplier epoch) {
    this.node = node;
    this.journal = journal;
    this.gameId = gameId;
    this.epoch = epoch;
  }

  /**
   * Completes when the journal, asked after this call, has said so. Fails with {@link
   * OwnershipLostException} when the game is another node's, with {@link JournalTimeoutException}
   * when nothing is said.
   */
  public Future<Void> check() {
    return question.run();
  }

  private Future<Void> ask() {
    return JournalTimeoutException.ifFailed(journal.owners(List.of(gameId))).compose(this::judged);
  }

  private Future<Void> judged(Map<UUID, OwnershipRecord> rows) {
    OwnershipRecord row = rows.get(gameId);
    return row == null || row.isOfAnother(node, epoch.getAsLong())
        ? Future.failedFuture(
            new OwnershipLostException("game " + gameId + " is another node's now", null))
        : Future.succeededFuture();
  }
}
