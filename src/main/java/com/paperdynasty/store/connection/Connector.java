package com.paperdynasty.store.connection;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to the first host that accepts writes and has the required settings. May be used from
 * any context.
 */
public final class Connector {
  private static final Logger log = LoggerFactory.getLogger(Connector.class);
  private static final int LONGEST_CACHED_SQL = 8_192;
  private static final int MOST_REPORTED_FAULTS = 8;

  private final List<PgConnectOptions> hosts;
  private final String schema;
  private final int timeoutMs;

  /** The host that worked last is tried first, because a silent host costs a whole timeout. */
  private volatile int preferred;

  private final Set<String> reportedFaults = new HashSet<>();

  public Connector(DatabaseUrl url, String schema, int timeoutMs) {
    this.schema = schema;
    this.hosts = url.connectOptionsOfHosts();
    this.timeoutMs = timeoutMs;
  }

  /**
   * Opens a connection on the current context.
   *
   * @param name the application name that the server shows for it
   * @param settings from {@link ConnectionOptions#settings}; the schema is added
   */
  Future<DatabaseSession> connect(Vertx vertx, String name, Map<String, String> settings) {
    return connectFrom(
            vertx, name, ConnectionOptions.inSchema(schema, settings), preferred, 0, null)
        .onSuccess(made -> onConnected())
        .onFailure(cause -> onFault(describe(cause)));
  }

  private Future<DatabaseSession> connectFrom(
      Vertx vertx,
      String name,
      Map<String, String> settings,
      int first,
      int tried,
      @Nullable Throwable fault) {
    if (tried == hosts.size()) {
      return Future.failedFuture(fault == null ? new IllegalStateException("no host") : fault);
    }
    int host = (first + tried) % hosts.size();
    return connectTo(vertx, name, settings, host)
        .onSuccess(made -> preferred = host)
        .recover(
            cause ->
                connectFrom(
                    vertx, name, settings, first, tried + 1, fault == null ? cause : fault));
  }

  private Future<DatabaseSession> connectTo(
      Vertx vertx, String name, Map<String, String> settings, int host) {
    PgConnectOptions options =
        new PgConnectOptions(hosts.get(host))
            .setProperties(Map.of("application_name", name, "client_encoding", "UTF8"))
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_SQL);
    Future<PgConnection> connecting = PgConnection.connect(vertx, options);
    return connecting
        .compose(made -> DatabaseSession.begin(made, settings))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .onFailure(cause -> connecting.onSuccess(PgConnection::close));
  }

  private synchronized void onConnected() {
    if (!reportedFaults.isEmpty()) {
      log.info("PostgreSQL accepts connections again");
      reportedFaults.clear();
    }
  }

  /** Many connections retry, so each reason is logged once. */
  private synchronized void onFault(String fault) {
    if (reportedFaults.size() < MOST_REPORTED_FAULTS && reportedFaults.add(fault)) {
      log.warn("no connection to PostgreSQL: {}", fault);
    }
  }

  /** A fault in a few words for the operator. */
  static String describe(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
