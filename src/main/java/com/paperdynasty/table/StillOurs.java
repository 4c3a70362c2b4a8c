package com.paperdynasty.table;

import com.paperdynasty.concurrent.Coalescer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes sure that a game is still this table's before it is read. An owner that others no longer
 * see goes on until it finds out that it was deposed; those who have seen what came after must not
 * be told meanwhile that there is no such thing. Writing needs none of this: the journal refuses
 * it.
 *
 * <p>One question is at the journal at a time, so a crowd that comes at once asks twice at most.
 * Lives on the table's context.
 */
final class StillOurs {
  private final String node;
  private final Journal journal;
  private final Supplier<OpenGame> game;
  private final Coalescer<Void> question = new Coalescer<>(this::ask);

  StillOurs(String node, Journal journal, Supplier<OpenGame> game) {
    this.node = node;
    this.journal = journal;
    this.game = game;
  }

  /**
   * Completes when the journal, asked after this call, has said so. Fails with {@link
   * Scorekeeper.GameLost} when the game is another node's, with {@link Unanswered} when nothing is
   * said.
   */
  Future<Void> now() {
    return question.run();
  }

  private Future<Void> ask() {
    UUID gameId = game.get().gameId();
    return Unanswered.ifFailed(journal.owners(List.of(gameId)))
        .compose(rows -> judged(gameId, rows));
  }

  private Future<Void> judged(UUID gameId, Map<UUID, OwnerRow> rows) {
    OwnerRow row = rows.get(gameId);
    return row == null || row.isOfAnother(node, game.get().epoch())
        ? Future.failedFuture(
            new Scorekeeper.GameLost("game " + gameId + " is another node's now", null))
        : Future.succeededFuture();
  }
}
