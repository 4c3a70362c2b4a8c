package com.paperdynasty.journal;

import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A journal whose answers a test's own thread waits for. */
public record JournalCalls(Journal journal) {

  /** Opens a game that there is. */
  public OpenedLog opened(UUID gameId) {
    return Await.result(journal.open(gameId, "node")).orElseThrow();
  }

  public AppendResult append(AppendRequest appendRequest) {
    return Await.result(journal.append(appendRequest));
  }

  /** Why an append fails that must. */
  public Throwable failure(AppendRequest appendRequest) {
    return Await.result(
        journal
            .append(appendRequest)
            .transform(
                appended ->
                    appended.failed()
                        ? Future.succeededFuture(appended.cause())
                        : Future.failedFuture("this was taken: " + appendRequest)));
  }

  /** What a command did, if it was carried out. */
  public @Nullable CommandReceipt answer(UUID gameId, String userId, String id) {
    return Await.result(journal.receiptOf(gameId, userId, id)).orElse(null);
  }

  /** All of a game's log. */
  public List<LoggedEvent> log(UUID gameId) {
    return Await.result(journal.read(gameId, 0, Integer.MAX_VALUE));
  }
}
