package com.paperdynasty.store;

import static com.paperdynasty.journal.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.SampleAppends;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.JournalUnavailableException;
import com.paperdynasty.store.connection.Migrations;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import com.paperdynasty.store.embedded.TestDatabaseServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The settings that promises rest on hold, whatever the server, the database or the role has set.
 */
@RunsInParallel
class DurableSettingsIT extends StoreTest {
  private static final AppendResult COMMITTED = new AppendResult.Committed();

  @Test
  void appendWaitsForTheDiskWhateverTheDatabaseSets() {
    for (String commit : List.of("off", "local", "remote_write", "on", "remote_apply")) {
      set("synchronous_commit = " + commit);
      UUID gameId = created();
      recordEffectiveValues("synchronous_commit");

      assertThat(StoreAwait.result(another().journal().append(x(gameId)))).isEqualTo(COMMITTED);

      assertThat(database.query("SELECT DISTINCT value FROM held"))
          .as(commit)
          .containsExactly(commit.equals("remote_apply") ? commit : "on");
    }
  }

  @Test
  void settingsOfTheDatabaseDoNotReachStatements() {
    set("default_transaction_isolation = serializable");
    set("statement_timeout = '100ms'");
    set("lock_timeout = '1ms'");
    set("idle_session_timeout = '5s'");
    set("standard_conforming_strings = off");
    set("client_encoding = 'LATIN1'");
    PgStore other = another();
    UUID gameId = UUID.randomUUID();
    StoreAwait.result(other.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));

    recordEffectiveValues(
        "transaction_isolation", "statement_timeout", "lock_timeout", "idle_session_timeout");
    assertThat(StoreAwait.result(other.journal().append(x(gameId)))).isEqualTo(COMMITTED);

    assertThat(database.query("SELECT DISTINCT value FROM held ORDER BY value"))
        .containsExactly("0", "1s", "4s", "read committed");
    assertThat(SampleAppends.marks(StoreAwait.result(other.journal().read(gameId, 0, 10))))
        .containsExactly("\uD83C\uDFB2");
  }

  @Test
  void databaseWithoutUtf8IsRefusedBeforeAnyWrite() {
    String name = "test_latin_" + UUID.randomUUID().toString().replace('-', '_');
    database.execute(
        "CREATE DATABASE "
            + name
            + " TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
    String url = DatabaseUrl.parse(database.url()).withDatabase(name);
    try {
      assertThatThrownBy(() -> TestDatabase.migrate(url))
          .isInstanceOf(UnfitDatabaseException.class)
          .hasMessageContaining("server_encoding is LATIN1 and must be UTF8");
      assertThat(StoreAwait.cause(PgStore.open(vertx, url, Defaults.STORE)))
          .isInstanceOf(UnfitDatabaseException.class)
          .hasMessageContaining("server_encoding is LATIN1 and must be UTF8");
    } finally {
      database.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  @Test
  void serverWithoutFsyncIsRefused() {
    try (TestDatabaseServer withoutFsync = TestDatabaseServer.withoutFsync()) {
      assertThatThrownBy(() -> TestDatabase.migrate(withoutFsync.url("postgres")))
          .isInstanceOf(UnfitDatabaseException.class)
          .hasMessageContaining("its fsync is off and must be on");
      assertThat(
              StoreAwait.cause(PgStore.open(vertx, withoutFsync.url("postgres"), Defaults.STORE)))
          .isInstanceOf(UnfitDatabaseException.class);
    }
  }

  @AtLength
  @Test
  void readOnlyDatabaseIsReportedAndTheStoreRecovers() {
    UUID gameId = created();
    assertThat(StoreAwait.result(store.fault())).isEmpty();
    set("default_transaction_read_only = on");
    disconnectAll();

    StoreAwait.until(
        () ->
            StoreAwait.result(store.fault())
                .filter(why -> why.why().contains("the server is read-only"))
                .isPresent());
    assertThat(StoreAwait.cause(store.journal().append(x(gameId))))
        .isInstanceOf(JournalUnavailableException.class);

    database.execute(
        "SET default_transaction_read_only = off",
        "ALTER DATABASE %s RESET default_transaction_read_only".formatted(name()));
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isEmpty());
    assertThat(append(x(gameId))).isEqualTo(COMMITTED);
  }

  @Test
  void connectionToADemotedServerIsReplaced() {
    UUID gameId = created();
    // A second connection would be replaced after its own failure alone.
    Journal journal = another(TestStoreLimits.oneBatchAtATime()).journal();
    // All writes on old connections fail, as on a primary that was demoted.
    String refusal =
        "CREATE FUNCTION demoted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF pg_backend_pid() = ANY (ARRAY(SELECT pid FROM old)) THEN"
            + " RAISE EXCEPTION 'cannot execute INSERT' USING ERRCODE = '%s'; END IF;"
            + " RETURN NEW; END $$";
    for (String state : List.of("25006", "08006", "26000", "0A000", "XX000")) {
      database.execute(
          "DROP TABLE IF EXISTS old",
          "CREATE TABLE old AS SELECT pid FROM pg_stat_activity"
              + " WHERE application_name LIKE 'paper-dynasty%'",
          refusal.formatted(state).replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"),
          "CREATE OR REPLACE TRIGGER demoted BEFORE INSERT ON logged_events"
              + " FOR EACH ROW EXECUTE FUNCTION demoted()");
      long seq = log(gameId).size();

      StoreAwait.cause(journal.append(adding(gameId, 0, seq, "x")));

      StoreAwait.until(
          () -> {
            Future<AppendResult> again = journal.append(adding(gameId, 0, seq, "x"));
            return StoreAwait.settled(again).succeeded();
          });
    }
  }

  @AtLength
  @Test
  void searchPathDoesNotLeadToOtherTables() {
    UUID gameId = created();
    database.execute("CREATE SCHEMA other");
    set("search_path = other");
    disconnectAll();

    assertThat(TestDatabase.migrate(database.url())).isZero();
    PgStore after = another();
    assertThat(StoreAwait.result(after.journal().append(x(gameId)))).isEqualTo(COMMITTED);
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isEmpty());
    assertThat(log(gameId)).hasSize(2);
    assertThat(database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'other'"))
        .containsExactly("0");
  }

  @AtLength
  @Test
  void tablesMayBeInTheirOwnSchema() {
    assertThat(Migrations.run(database.url(), "league", Defaults.MIGRATION)).isPositive();
    PgStore apart =
        StoreAwait.result(
            PgStore.open(
                vertx, database.url(), "league", Defaults.STORE, new SimpleMeterRegistry()));
    UUID gameId = UUID.randomUUID();
    StoreAwait.result(apart.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));

    assertThat(StoreAwait.result(apart.journal().append(x(gameId)))).isEqualTo(COMMITTED);
    assertThat(database.query("SELECT count(*) FROM public.games")).containsExactly("0");
    assertThat(database.query("SELECT count(*) FROM league.games")).containsExactly("1");
    StoreAwait.result(apart.close());
  }

  @AtLength
  @Test
  void tablesOfAnotherSchemaAreNotCreatedAgain() {
    database.execute("ALTER SCHEMA public RENAME TO other", "CREATE SCHEMA public");
    set("search_path = other");

    assertThatThrownBy(() -> TestDatabase.migrate(database.url()))
        .isInstanceOf(UnfitDatabaseException.class)
        .hasMessageContaining("its tables are in the schema other and not in public");
    assertThat(Migrations.run(database.url(), "other", Defaults.MIGRATION)).isZero();
  }

  private static AppendRequest x(UUID gameId) {
    return adding(gameId, 0, 1, "\uD83C\uDFB2");
  }

  private String name() {
    return database.query("SELECT current_database()").get(0);
  }

  private void set(String setting) {
    database.execute("ALTER DATABASE %s SET %s".formatted(name(), setting));
  }

  private void disconnectAll() {
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name LIKE 'paper-dynasty%'"
            + " AND pid <> pg_backend_pid()");
  }

  /** From now on each event records the values under which it was written. */
  private void recordEffectiveValues(String... settings) {
    String values =
        Stream.of(settings)
            .map("INSERT INTO held VALUES (current_setting('%s')); "::formatted)
            .collect(Collectors.joining());
    database.execute(
        "CREATE TABLE IF NOT EXISTS held (value text)",
        "TRUNCATE held",
        "CREATE OR REPLACE FUNCTION record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + values
            + "RETURN NEW; END $$",
        "CREATE OR REPLACE TRIGGER record AFTER INSERT ON logged_events"
            + " FOR EACH ROW EXECUTE FUNCTION record()");
  }
}
