package com.paperdynasty.journal;

import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Blocking calls of a journal, for the thread of a test. */
public record JournalCalls(Journal journal) {

  /** Opens a game that exists. */
  public OpenedLog opened(UUID gameId) {
    return Await.result(journal.open(gameId, "node")).orElseThrow();
  }

  public AppendResult append(AppendRequest appendRequest) {
    return Await.result(journal.append(appendRequest));
  }

  /** The cause of an append that must fail. */
  public Throwable failure(AppendRequest appendRequest) {
    return Await.result(
        journal
            .append(appendRequest)
            .transform(
                appended ->
                    appended.failed()
                        ? Future.succeededFuture(appended.cause())
                        : Future.failedFuture("this append did not fail: " + appendRequest)));
  }

  /** The receipt of a command, or null. */
  public @Nullable CommandReceipt receipt(UUID gameId, String userId, String id) {
    return Await.result(journal.receiptOf(gameId, userId, id)).orElse(null);
  }

  /** All of a game's log. */
  public List<LoggedEvent> log(UUID gameId) {
    return Await.result(journal.read(gameId, 0, Integer.MAX_VALUE));
  }
}
