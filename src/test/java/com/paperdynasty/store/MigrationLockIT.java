package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.MigrationLimits;
import com.paperdynasty.store.connection.Migrations;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database of an older program is migrated while others read it and write to it. */
@RunsInParallel
class MigrationLockIT {
  private final TestDatabase database = TestDatabase.fresh();

  @BeforeEach
  void olderProgram() {
    database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    Flyway.configure()
        .dataSource(DatabaseUrl.parse(database.url()).dataSource())
        .target("3")
        .load()
        .migrate();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @AtLength
  @Test
  void writersGoOnWhileAMigrationWaitsForALongReader() throws Exception {
    try (Connection reader = reading();
        Connection writer = database.connect();
        Statement statement = writer.createStatement()) {
      statement.execute("SET lock_timeout = '1s'");
      CompletableFuture<Integer> migrating =
          CompletableFuture.supplyAsync(() -> TestDatabase.migrate(database.url()));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (System.nanoTime() < end) {
        // Fails if it has to wait for longer than an append may.
        statement.executeUpdate("UPDATE games SET last_seq = last_seq + 1");
        StoreAwait.pause(Duration.ofMillis(20));
      }
      assertThat(migrating).isNotDone();

      reader.rollback();

      assertThat(migrating.get(30, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(3);
    }
    assertThat(database.query("SELECT count(turned_at) FROM games")).containsExactly("0");
    assertThat(TestDatabase.migrate(database.url())).isZero();
  }

  @Test
  void migrationWithoutALockNamesItsHolderAndChangesNothing() throws Exception {
    try (Connection reader = reading()) {
      assertThatThrownBy(
              () ->
                  Migrations.run(
                      database.url(), Migrations.DEFAULT_SCHEMA, new MigrationLimits(100, 2_000)))
          .isInstanceOf(UnfitDatabaseException.class)
          .hasMessageContaining("got no lock in 2000 ms")
          .hasMessageContaining("V5__living_games.sql")
          .hasMessageContaining("(a long reader)")
          .hasMessageContaining("has locked games");
      reader.rollback();
    }
    assertThat(TestDatabase.migrate(database.url())).isPositive();
  }

  /** A transaction that has read the games and has not ended. */
  private Connection reading() throws SQLException {
    Connection connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'a long reader'");
      connection.setAutoCommit(false);
      statement.execute("SELECT FROM games");
    }
    return connection;
  }
}
