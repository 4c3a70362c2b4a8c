package com.paperdynasty.store.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Detects a pooler, such as PgBouncer, that assigns server processes to transactions instead of to
 * connections. Then the settings of a session do not hold, nor the promises that rest on them.
 */
final class PoolerMode {
  static final String REFUSED =
      "a pooler in front of it (PgBouncer?) shares server connections between transactions."
          + " Set pool_mode = session for it, or put PostgreSQL's own address into database.url";

  private static final int CHECKS = 3;

  private PoolerMode() {}

  /**
   * Compares a connection that was not used yet with a second one.
   *
   * @throws UnfitDatabaseException if transactions are pooled
   */
  static void refuseTransactions(Connection first, DataSource source) throws SQLException {
    String process = backend(first);
    try (Connection second = source.getConnection();
        Statement statement = second.createStatement()) {
      for (int i = 0; i < CHECKS; i++) {
        statement.execute("BEGIN");
        String other = backend(second);
        boolean shared = other.equals(process);
        // While the second has the first's process, the first gets another.
        shared |= !shared && !backend(first).equals(process);
        statement.execute("COMMIT");
        if (shared) {
          throw new UnfitDatabaseException(REFUSED);
        }
      }
    } catch (SQLException e) {
      if (e.getMessage() != null && e.getMessage().contains("statement pooling")) {
        throw new UnfitDatabaseException(REFUSED);
      }
      // A pooler that has no second connection for us has not shared the first.
    }
  }

  private static String backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getString(1);
    }
  }
}
