package com.paperdynasty.table;

import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A journal whose answers a test's own thread waits for. */
public record JournalCalls(Journal journal) {

  /** Opens a game that there is. */
  public Opened opened(UUID gameId) {
    return Await.the(journal.open(gameId, "node")).orElseThrow();
  }

  public Appended append(Append append) {
    return Await.the(journal.append(append));
  }

  /** Why an append fails that must. */
  public Throwable failure(Append append) {
    return Await.the(
        journal
            .append(append)
            .transform(
                appended ->
                    appended.failed()
                        ? Future.succeededFuture(appended.cause())
                        : Future.failedFuture("this was taken: " + append)));
  }

  /** What a command did, if it was carried out. */
  public @Nullable Answer answer(UUID gameId, String userId, String id) {
    return Await.the(journal.answerOf(gameId, userId, id)).orElse(null);
  }

  /** All of a game's log. */
  public List<LoggedEvent> log(UUID gameId) {
    return Await.the(journal.read(gameId, 0, Integer.MAX_VALUE));
  }
}
