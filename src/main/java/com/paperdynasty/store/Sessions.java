package com.paperdynasty.store;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How connections are set up. */
final class Sessions {
  private static final int LONGEST_CACHED_SQL = 8_192;
  private static final int CONNECTION_TIMEOUT_S = 5;

  private Sessions() {}

  /** A connection's options: every statement is bounded in time, and sees what is committed. */
  static PgConnectOptions options(
      DatabaseUrl url, StoreLimits limits, String name, Map<String, String> settings) {
    PgConnectOptions options = url.connectOptions();
    Map<String, String> properties = new HashMap<>(options.getProperties());
    properties.put("application_name", name);
    properties.put("lock_timeout", limits.lockTimeoutMs() + "ms");
    properties.put("statement_timeout", limits.statementTimeoutMs() + "ms");
    // What the statements were thought out for; a server may be configured otherwise.
    properties.put("default_transaction_isolation", "read committed");
    properties.putAll(settings);
    return options.setProperties(properties);
  }

  /** The connections for everything but appends. */
  static Pool pool(Vertx vertx, DatabaseUrl url, StoreLimits limits) {
    PgConnectOptions options =
        options(url, limits, "paper-dynasty", Map.of())
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_SQL);
    PoolOptions pool =
        new PoolOptions()
            .setMaxSize(limits.connections())
            .setMaxWaitQueueSize(limits.readsWaiting())
            .setConnectionTimeout(CONNECTION_TIMEOUT_S)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool().using(vertx).connectingTo(options).with(pool).build();
  }
}
