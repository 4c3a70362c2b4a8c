package com.paperdynasty.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Everything that is said to PostgreSQL but appends, over a pool of connections. May be used from
 * any context.
 *
 * <p>A server that is there answers in time, if only that a statement has taken too long. A line
 * that has gone silent says nothing for a quarter of an hour: so a statement without an answer
 * fails here, and a connection on which nothing comes any more is given up, or the pool would fill
 * with such.
 */
final class Statements {
  private static final int LONGEST_CACHED_SQL = 8_192;
  private static final int CONNECTION_TIMEOUT_S = 5;
  private static final int GRACE_MS = 1_000;

  /** One that nobody uses goes before it could be taken for silent. */
  private static final int IDLE_MS = 5_000;

  private static final int LOOK_MS = 1_000;

  private final Pool pool;
  private final int answerTimeoutMs;

  Statements(Vertx vertx, DatabaseUrl url, StoreLimits limits) {
    this.answerTimeoutMs = limits.statementTimeoutMs() + GRACE_MS;
    PgConnectOptions options =
        Sessions.options(url, limits, "paper-dynasty", Map.of())
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_SQL);
    PoolOptions bounds =
        new PoolOptions()
            .setMaxSize(limits.connections())
            .setMaxWaitQueueSize(limits.readsWaiting())
            .setConnectionTimeout(CONNECTION_TIMEOUT_S)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(IDLE_MS)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setPoolCleanerPeriod(LOOK_MS);
    NetClientOptions line =
        new NetClientOptions()
            .setConnectTimeout(answerTimeoutMs)
            .setReadIdleTimeout(IDLE_MS + LOOK_MS + answerTimeoutMs)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    this.pool = PgBuilder.pool().using(vertx).connectingTo(options).with(bounds).with(line).build();
  }

  /**
   * What a statement brings. Fails also when no answer comes in time; it may have been done then.
   */
  Future<RowSet<Row>> run(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .timeout(answerTimeoutMs, TimeUnit.MILLISECONDS);
  }

  Future<Void> close() {
    return pool.close();
  }
}
