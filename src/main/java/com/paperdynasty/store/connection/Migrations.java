package com.paperdynasty.store.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the schema of this program. */
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  /** The schema of the tables if no other is configured. */
  public static final String DEFAULT_SCHEMA = "public";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final long FIRST_PAUSE_MS = 500;
  private static final long LONGEST_PAUSE_MS = 10_000;

  private static final String TABLES_ELSEWHERE =
      """
      SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid = to_regclass('game_secrets') AND n.nspname <> ? AND to_regclass(?) IS NULL
      """;

  /** The transaction that a migration most likely waits for. */
  private static final String OLDEST_TRANSACTION =
      """
      SELECT format('process %s (%s) since %s, which has locked %s', pid, application_name,
        xact_start, coalesce((
          SELECT string_agg(DISTINCT c.relname, ', ') FROM pg_locks l
          JOIN pg_class c ON c.oid = l.relation AND c.relkind = 'r'
          WHERE l.pid = a.pid AND l.granted), 'no table'))
      FROM pg_stat_activity a
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
      ORDER BY xact_start LIMIT 1
      """;

  /**
   * Overrides the role's own settings: a migration may take long, and its commit is durable. It
   * waits for a lock only briefly, because other statements queue behind it.
   */
  private static final String SETTINGS =
      "SET synchronous_commit = on; SET statement_timeout = 0; SET lock_timeout = %d;"
          + " SET search_path = %s";

  private final Flyway flyway;
  private final DataSource source;
  private final MigrationLimits limits;

  private Migrations(DataSource source, String schema, MigrationLimits limits) {
    this.source = source;
    this.limits = limits;
    this.flyway =
        Flyway.configure()
            .dataSource(source)
            .defaultSchema(schema)
            .schemas(schema)
            .callbacks(new Settings(SETTINGS.formatted(limits.lockTimeoutMs(), schema)))
            // Retried once a second while another program migrates.
            .lockRetryCount(Math.toIntExact(TimeUnit.MILLISECONDS.toSeconds(limits.patienceMs())))
            .load();
  }

  /**
   * Runs the migrations that the database does not have yet. Several programs may do so at once;
   * they wait for each other. Blocks for about half a second, or up to the limits if others hold
   * locks, so call it in {@code executeBlocking}.
   *
   * @param databaseUrl see {@link DatabaseUrl}
   * @param schema the schema of the tables; created if it is missing
   * @return how many were run
   * @throws UnfitDatabaseException if no server accepts writes for ten seconds, if its settings
   *     would break a promise, or if others hold a lock for too long; the message is for the
   *     operator
   * @throws org.flywaydb.core.api.FlywayException if a newer program has migrated the database
   */
  public static int run(String databaseUrl, String schema, MigrationLimits limits) {
    DataSource primary = PrimaryLocator.find(DatabaseUrl.parse(databaseUrl), schema);
    if (schema.equals(DEFAULT_SCHEMA)) {
      refuseTablesElsewhere(primary, schema);
    }
    return new Migrations(primary, schema, limits).run();
  }

  /**
   * Older programs created their tables wherever the role's search path led. New tables beside
   * those would begin with no games.
   */
  private static void refuseTablesElsewhere(DataSource primary, String schema) {
    try (Connection connection = primary.getConnection();
        PreparedStatement statement = connection.prepareStatement(TABLES_ELSEWHERE)) {
      statement.setString(1, schema);
      statement.setString(2, schema + ".game_secrets");
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          throw new UnfitDatabaseException(
              "its tables are in the schema %s and not in %s: set database.schema to the former"
                  .formatted(row.getString(1), schema));
        }
      }
    } catch (SQLException e) {
      throw UnfitDatabaseException.unreachable(Map.of("its tables", Connector.describe(e)));
    }
  }

  private int run() {
    long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.patienceMs());
    int before = flyway.info().applied().length;
    long pauseMs = FIRST_PAUSE_MS;
    while (true) {
      try {
        flyway.migrate();
        return flyway.info().applied().length - before;
      } catch (FlywayException e) {
        if (!waitsForALock(e)) {
          throw e;
        }
        String holder = oldestTransaction();
        if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMs) > endNs) {
          throw new UnfitDatabaseException(
              "a migration got no lock in %d ms (%s). The oldest other transaction is %s"
                  .formatted(limits.patienceMs(), firstLine(e), holder));
        }
        log.warn(
            "A migration waits for a lock; next attempt in {} ms. The oldest transaction is {}",
            pauseMs,
            holder);
      }
      pause(pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }

  private static boolean waitsForALock(FlywayException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException answer && LOCK_NOT_AVAILABLE.equals(answer.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(FlywayException failed) {
    return Connector.describe(failed).lines().findFirst().orElse("");
  }

  private String oldestTransaction() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OLDEST_TRANSACTION)) {
      return row.next() ? row.getString(1) : "not known";
    } catch (SQLException e) {
      return "not known: " + Connector.describe(e);
    }
  }

  private static void pause(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a lock", e);
    }
  }

  private static final class Settings implements Callback {
    private final String sql;

    Settings(String sql) {
      this.sql = sql;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
      return event == Event.AFTER_CONNECT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      try (Statement statement = context.getConnection().createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException("the settings of a migration could not be applied", e);
      }
    }

    @Override
    public String getCallbackName() {
      return "settings";
    }
  }
}
