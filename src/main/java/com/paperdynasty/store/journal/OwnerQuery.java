package com.paperdynasty.store.journal;

import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.store.connection.CallerContextPromise;
import com.paperdynasty.store.connection.ConnectionOptions;
import com.paperdynasty.store.connection.JournalUnavailableException;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who has which games. One question is at the database at a time, and all that is asked meanwhile
 * goes into the next: so a crowd of readers does not keep the comparison of epochs waiting. May be
 * used from any context.
 */
public final class OwnerQuery {
  private final Vertx vertx;
  private final StatementPool statementPool;
  private final int most;
  private List<Asked> next = new ArrayList<>();
  private boolean underWay;

  private record Asked(
      Set<UUID> gameIds, CallerContextPromise<Map<UUID, OwnershipRecord>> answer) {}

  /**
   * Nothing is asked yet.
   *
   * @param most how many may wait for the next question; a further one fails at once
   */
  public OwnerQuery(Vertx vertx, StatementPool statementPool, int most) {
    this.vertx = vertx;
    this.statementPool = statementPool;
    this.most = most;
  }

  /** As the database has it at a time after this call; without those that are not there. */
  Future<Map<UUID, OwnershipRecord>> of(Collection<UUID> gameIds) {
    Asked asked = new Asked(Set.copyOf(gameIds), new CallerContextPromise<>(vertx));
    synchronized (this) {
      if (next.size() >= most) {
        return Future.failedFuture(
            new JournalUnavailableException(most + " ask whose games are whose already"));
      }
      next.add(asked);
      if (underWay) {
        return asked.answer().future();
      }
      underWay = true;
    }
    ask();
    return asked.answer().future();
  }

  private void ask() {
    List<Asked> all;
    synchronized (this) {
      all = next;
      next = new ArrayList<>();
      underWay = !all.isEmpty();
    }
    if (all.isEmpty()) {
      return;
    }
    Set<UUID> gameIds = new HashSet<>();
    all.forEach(asked -> gameIds.addAll(asked.gameIds()));
    statementPool
        .run(JournalSql.OWNERS, Tuple.tuple().addArrayOfUUID(gameIds.toArray(UUID[]::new)))
        .map(OwnerQuery::rows)
        .onComplete(
            rows -> {
              all.forEach(asked -> answer(asked, rows));
              ask();
            });
  }

  private static Map<UUID, OwnershipRecord> rows(RowSet<Row> rows) {
    Map<UUID, OwnershipRecord> owners = new HashMap<>();
    for (Row row : rows) {
      if (row.getBoolean(4)) {
        throw new ConnectionOptions.NotWritableException("the server is a standby");
      }
      if (row.getUUID(0) != null) {
        owners.put(
            row.getUUID(0), new OwnershipRecord(row.getLong(1), row.getLong(2), row.getString(3)));
      }
    }
    return owners;
  }

  private static void answer(Asked asked, AsyncResult<Map<UUID, OwnershipRecord>> rows) {
    if (rows.failed()) {
      asked.answer().fail(rows.cause());
      return;
    }
    Map<UUID, OwnershipRecord> owners = new HashMap<>();
    for (UUID gameId : asked.gameIds()) {
      OwnershipRecord row = rows.result().get(gameId);
      if (row != null) {
        owners.put(gameId, row);
      }
    }
    asked.answer().answer(Future.succeededFuture(owners));
  }
}
