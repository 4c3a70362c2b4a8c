package com.paperdynasty.store.journal;

import com.paperdynasty.concurrent.CallerContextPromise;
import com.paperdynasty.journal.OwnershipRecord;
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
 * Reads which node owns which games. One statement runs at a time, and requests that arrive
 * meanwhile share the next one, so many readers do not delay the ownership checks. May be used from
 * any context.
 */
public final class OwnerQuery {
  private final Vertx vertx;
  private final StatementPool statementPool;
  private final int most;
  private List<Request> next = new ArrayList<>();
  private boolean underWay;

  private record Request(
      Set<UUID> gameIds, CallerContextPromise<Map<UUID, OwnershipRecord>> answer) {}

  /**
   * Creates a query that is idle.
   *
   * @param most how many requests may wait for the next statement; a further one fails at once
   */
  public OwnerQuery(Vertx vertx, StatementPool statementPool, int most) {
    this.vertx = vertx;
    this.statementPool = statementPool;
    this.most = most;
  }

  /**
   * The owners of these games, read from the database after this call. Games that do not exist are
   * left out. Fails with {@link JournalUnavailableException} if too many requests wait.
   */
  Future<Map<UUID, OwnershipRecord>> find(Collection<UUID> gameIds) {
    Request request = new Request(Set.copyOf(gameIds), new CallerContextPromise<>(vertx));
    synchronized (this) {
      if (next.size() >= most) {
        return Future.failedFuture(
            new JournalUnavailableException(most + " ownership queries are already waiting"));
      }
      next.add(request);
      if (underWay) {
        return request.answer().future();
      }
      underWay = true;
    }
    runNext();
    return request.answer().future();
  }

  private void runNext() {
    List<Request> all;
    synchronized (this) {
      all = next;
      next = new ArrayList<>();
      underWay = !all.isEmpty();
    }
    if (all.isEmpty()) {
      return;
    }
    Set<UUID> gameIds = new HashSet<>();
    all.forEach(request -> gameIds.addAll(request.gameIds()));
    statementPool
        .run(JournalSql.OWNERS, Tuple.tuple().addArrayOfUUID(gameIds.toArray(UUID[]::new)))
        .map(OwnerQuery::rows)
        .onComplete(
            rows -> {
              all.forEach(request -> answer(request, rows));
              runNext();
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

  private static void answer(Request request, AsyncResult<Map<UUID, OwnershipRecord>> rows) {
    if (rows.failed()) {
      request.answer().fail(rows.cause());
      return;
    }
    Map<UUID, OwnershipRecord> owners = new HashMap<>();
    for (UUID gameId : request.gameIds()) {
      OwnershipRecord row = rows.result().get(gameId);
      if (row != null) {
        owners.put(gameId, row);
      }
    }
    request.answer().answer(Future.succeededFuture(owners));
  }
}
