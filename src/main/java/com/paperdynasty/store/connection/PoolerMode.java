package com.paperdynasty.store.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Finds out whether a pooler, such as PgBouncer, stands before the server and gives a server
 * process to each transaction instead of to each connection. Then nothing that a session sets
 * holds, and no promise that rests on it.
 */
final class PoolerMode {
  static final String REFUSED =
      "a pooler before it (PgBouncer?) shares server connections between transactions."
          + " Set pool_mode = session for it, or name PostgreSQL itself in database.url";

  private static final int LOOKS = 3;

  private PoolerMode() {}

  /**
   * Looks at a connection of which nothing was asked yet, beside a second one.
   *
   * @throws UnfitDatabaseException if transactions are pooled
   */
  static void refuseTransactions(Connection first, DataSource source) throws SQLException {
    String process = backend(first);
    try (Connection second = source.getConnection();
        Statement statement = second.createStatement()) {
      for (int i = 0; i < LOOKS; i++) {
        statement.execute("BEGIN");
        String other = backend(second);
        boolean shared = other.equals(process);
        // While the second has what was the first's, the first is given another.
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
