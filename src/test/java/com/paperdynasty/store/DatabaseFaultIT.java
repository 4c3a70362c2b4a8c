package com.paperdynasty.store;

import static com.paperdynasty.journal.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendResult;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store reports why an append or an opening would fail. */
@RunsInParallel
class DatabaseFaultIT extends StoreTest {
  private final String role = "role_" + UUID.randomUUID().toString().replace('-', '_');

  @AfterEach
  void dropRole() {
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'",
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN DROP OWNED BY %1$s; DROP ROLE %1$s; END IF; END $$"
            .formatted(role));
  }

  /**
   * The store takes two connections for appends, then one each for ownership and openings, then the
   * others.
   */
  @AtLength
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void reportsThatAGameCannotBeOpenedUntilItCan(int connections) {
    UUID gameId = created();
    PgStore few = asRole("CONNECTION LIMIT " + connections);

    StoreAwait.until(
        () ->
            StoreAwait.result(few.fault())
                .filter(why -> why.certain() && why.why().contains("too many connections for role"))
                .isPresent());

    database.execute("ALTER ROLE " + role + " CONNECTION LIMIT -1");
    StoreAwait.until(() -> StoreAwait.result(few.fault()).isEmpty());
    assertThat(open(few.journal(), gameId)).isNotNull();
  }

  @Test
  void missingConnectionIsNoFaultWhileAnAppendSucceeds() {
    UUID gameId = created();
    PgStore few = asRole("CONNECTION LIMIT 4");

    StoreAwait.until(() -> StoreAwait.result(few.fault()).isEmpty());
    long epoch = open(few.journal(), gameId).epoch();
    assertThat(StoreAwait.result(few.journal().append(adding(gameId, epoch, 1, "x"))))
        .isEqualTo(new AppendResult.Committed());
  }

  @ParameterizedTest
  @CsvSource({
    "53100, logged_events",
    "53100, plays",
    "53100, commands",
    "53100, probes",
    "58030, logged_events",
    "25006, logged_events",
    "42501, plays"
  })
  void reportsAWriteThatPostgresRejects(String state, String table) {
    assertThat(StoreAwait.result(store.fault())).isEmpty();
    database.execute(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '%s'; END $$"
                .formatted(state),
        "CREATE TRIGGER full_disk BEFORE INSERT ON "
            + table
            + " FOR EACH ROW EXECUTE FUNCTION full_disk()");

    assertThat(StoreAwait.result(store.fault()))
        .hasValueSatisfying(
            why -> {
              assertThat(why.why()).contains("no space left", state);
              assertThat(why.certain()).isTrue();
            });

    database.execute("DROP TRIGGER full_disk ON " + table);
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isEmpty());
  }

  @Test
  void slowAppendIsNotReportedAsRefused() {
    PgStore hasty = another(TestStoreLimits.statementTimeout(300));
    database.execute(
        "CREATE FUNCTION slow_disk() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$",
        "CREATE TRIGGER slow_disk BEFORE INSERT ON logged_events"
            + " FOR EACH ROW EXECUTE FUNCTION slow_disk()");

    assertThat(StoreAwait.result(hasty.fault()))
        .hasValueSatisfying(why -> assertThat(why.certain()).as(why.why()).isFalse());
    assertThat(StoreAwait.result(store.fault())).as("slow, and in time").isEmpty();
  }

  @Test
  void reportsAMissingPermission() {
    PgStore other = asRole("");
    assertThat(StoreAwait.result(other.fault())).isEmpty();

    database.execute("REVOKE INSERT ON logged_events FROM " + role);

    assertThat(StoreAwait.result(other.fault()))
        .hasValueSatisfying(why -> assertThat(why.why()).contains("permission denied"));
  }

  @Test
  void reportsAnUnreachableDatabase() {
    database.shut();
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isPresent());
    database.unshut();
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isEmpty());
  }

  @Test
  void probeLeavesNothingInTheLogs() {
    for (int i = 0; i < 20; i++) {
      assertThat(StoreAwait.result(store.fault())).isEmpty();
    }
    for (String table : new String[] {"logged_events", "plays", "commands"}) {
      assertThat(database.query("SELECT count(*) FROM " + table)).containsExactly("0");
    }
    assertThat(database.query("SELECT count(*) FROM probes")).containsExactly("1");
  }

  private PgStore asRole(String attributes) {
    database.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'secret' " + attributes,
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role);
    String url = database.url().replaceFirst("//[^@]*@", "//" + role + ":secret@");
    return another(url, TestStoreLimits.FEW_CONNECTIONS);
  }
}
