package com.paperdynasty.store.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the host that accepts writes when the program starts, and checks its settings. Blocks. */
final class PrimaryLocator {
  private static final int TRIES = 10;

  private PrimaryLocator() {}

  /**
   * The first host that accepts writes; waits some seconds for one.
   *
   * @throws UnfitDatabaseException if a host has unfit settings, or none accepts writes
   */
  static DataSource find(DatabaseUrl url, String schema) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (int i = 0; i < TRIES; i++) {
      if (i > 0) {
        pause();
      }
      for (Map.Entry<String, DataSource> host : url.dataSources().entrySet()) {
        String fault = faultOf(host.getValue(), schema);
        if (fault == null) {
          return host.getValue();
        }
        faults.put(host.getKey(), fault);
      }
    }
    throw UnfitDatabaseException.unreachable(faults);
  }

  private static @Nullable String faultOf(DataSource host, String schema) {
    try (Connection connection = host.getConnection()) {
      PoolerMode.refuseTransactions(connection, host);
      Map<String, String> pinned =
          texts(
              connection,
              ConnectionOptions.pin(
                  ConnectionOptions.inSchema(schema, ConnectionOptions.settings(0, 0, Map.of()))));
      ConnectionOptions.verify(
          texts(connection, ConnectionOptions.read(pinned.keySet())), pinned, null);
      return null;
    } catch (SQLException | ConnectionOptions.NotWritableException e) {
      return Connector.describe(e);
    }
  }

  private static Map<String, String> texts(Connection connection, String sql) throws SQLException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.put(rows.getString(1), rows.getString(2));
      }
    }
    return texts;
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    }
  }
}
