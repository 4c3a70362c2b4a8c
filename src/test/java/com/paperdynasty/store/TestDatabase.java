package com.paperdynasty.store;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.Migrations;
import com.paperdynasty.store.embedded.TestDatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.api.FlywayException;

/**
 * A migrated database for one test class, on a real PostgreSQL that is started once for the test
 * JVM. A fresh one takes some 50 ms.
 *
 * <pre>{@code
 * static final TestDatabase database = TestDatabase.fresh();
 *
 * @AfterAll
 * static void drop() {
 *   database.close();
 * }
 * }</pre>
 *
 * The server waits for the disk, as it must for the program.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "paper_dynasty";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** A new database with the schema and no rows. */
  public static TestDatabase fresh() {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    administer("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return new TestDatabase(name);
  }

  /** Its URL, as for {@code database.url}. It stays the same when the server is killed. */
  public String url() {
    return Shared.SERVER.url(name);
  }

  /** Executes statements on it, over a connection of its own. */
  public void execute(String... statements) {
    run(url(), statements);
  }

  /** The rows of a query, their columns with {@code |} between them. */
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getString(i));
        }
        lines.add(String.join("|", columns));
      }
      return lines;
    } catch (SQLException e) {
      throw new AssertionError("the tests' own query failed: " + sql, e);
    }
  }

  /** Waits until this many statements wait for a lock of that kind, as PostgreSQL names it. */
  public void awaitWaiting(int statements, String lock) {
    String waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event_type = 'Lock' AND wait_event = '"
            + lock
            + "'";
    Instant end = Instant.now().plus(PATIENCE);
    while (Integer.parseInt(query(waiting).get(0)) < statements) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("fewer than " + statements + " statements wait for " + lock);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** A JDBC connection to it. */
  public Connection connect() throws SQLException {
    return DatabaseUrl.parse(url()).dataSource().getConnection();
  }

  /** Kills the server of all test databases, as a crash would. It is restarted at once. */
  public static void killServer() {
    Shared.SERVER.kill();
  }

  /** Waits until the server answers again. */
  public void awaitServer() {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try (Connection connection = connect()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        if (Instant.now().isAfter(end)) {
          throw new AssertionError("the server did not come back", e);
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Migrates a database, as the program does. Returns the number of migrations. */
  public static int migrate(String url) {
    return Migrations.run(url, Migrations.DEFAULT_SCHEMA, Defaults.MIGRATION);
  }

  /** Refuses new connections and ends the existing ones. */
  public void shut() {
    administer(
        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
  }

  /** Refuses new connections, and ends one of the existing ones with this application name. */
  public void shutBehindOne(String application) {
    administer(
        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND application_name = '%s' LIMIT 1"
            .formatted(name, application));
  }

  /** After {@link #shut} or {@link #shutBehindOne}. */
  public void unshut() {
    administer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
  }

  /** Drops it and ends its connections. */
  @Override
  public void close() {
    administer("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static void administer(String... statements) {
    run(Shared.SERVER.url("postgres"), statements);
  }

  private static void run(String url, String... statements) {
    try (Connection connection = DatabaseUrl.parse(url).dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError("the tests' own statement failed: " + List.of(statements), e);
    }
  }

  /** One server for the whole test JVM. */
  private static final class Shared {
    static final TestDatabaseServer SERVER = started();

    private static TestDatabaseServer started() {
      TestDatabaseServer server = TestDatabaseServer.start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-server"));
      dropLeftovers(server);
      migrateTemplate(server);
      return server;
    }

    /** Drops databases of test runs that were killed. */
    private static void dropLeftovers(TestDatabaseServer server) {
      String find = "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'";
      try (Connection connection =
              DatabaseUrl.parse(server.url("postgres")).dataSource().getConnection();
          Statement search = connection.createStatement();
          ResultSet leftovers = search.executeQuery(find);
          Statement drop = connection.createStatement()) {
        while (leftovers.next()) {
          drop.execute("DROP DATABASE " + leftovers.getString(1) + " WITH (FORCE)");
        }
      } catch (SQLException e) {
        throw new AssertionError("the test server's leftovers could not be dropped", e);
      }
    }

    /**
     * Creates the template again if a migration was edited since the last run, which Flyway
     * refuses.
     */
    private static void migrateTemplate(TestDatabaseServer server) {
      try {
        migrate(server.url(TEMPLATE));
      } catch (FlywayException e) {
        run(
            server.url("postgres"),
            "DROP DATABASE " + TEMPLATE + " WITH (FORCE)",
            "CREATE DATABASE " + TEMPLATE);
        migrate(server.url(TEMPLATE));
      }
    }
  }
}
