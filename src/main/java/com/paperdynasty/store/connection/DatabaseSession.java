package com.paperdynasty.store.connection;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection with the required {@link ConnectionOptions}. Used on the context that opened it. */
final class DatabaseSession {
  private static final Logger log = LoggerFactory.getLogger(DatabaseSession.class);

  private final PgConnection connection;
  private final Map<String, String> pinned;
  private final String backend;

  private DatabaseSession(PgConnection connection, Map<String, String> pinned, String backend) {
    this.connection = connection;
    this.pinned = pinned;
    this.backend = backend;
  }

  /** Sets up a connection that was just made. Fails if it cannot be used, and leaves it open. */
  static Future<DatabaseSession> begin(PgConnection made, Map<String, String> settings) {
    return texts(made, ConnectionOptions.pin(settings))
        .compose(
            pinned ->
                texts(made, ConnectionOptions.read(pinned.keySet()))
                    .map(
                        seen -> {
                          ConnectionOptions.verify(seen, pinned, null);
                          String backend = seen.get(ConnectionOptions.BACKEND);
                          return new DatabaseSession(made, pinned, Objects.requireNonNull(backend));
                        }));
  }

  /** Reads the settings back again; fails if one of them has changed. */
  Future<Void> check() {
    return texts(connection, ConnectionOptions.read(pinned.keySet()))
        .map(
            seen -> {
              ConnectionOptions.verify(seen, pinned, backend);
              return null;
            });
  }

  Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters);
  }

  /** The pid of its server process. */
  String process() {
    return backend;
  }

  void onClose(Runnable lost) {
    // The statement fails and the connection is re-established, so debug level is enough.
    connection.exceptionHandler(fault -> log.debug("a connection to PostgreSQL failed", fault));
    connection.closeHandler(nothing -> lost.run());
  }

  Future<Void> close() {
    return connection.close();
  }

  private static Future<Map<String, String>> texts(PgConnection connection, String sql) {
    return connection
        .query(sql)
        .execute()
        .map(
            rows -> {
              Map<String, String> texts = new LinkedHashMap<>();
              rows.forEach(row -> texts.put(row.getString(0), row.getString(1)));
              return texts;
            });
  }
}
