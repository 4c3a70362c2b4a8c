package com.paperdynasty.store.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.TestDatabase;
import org.junit.jupiter.api.Test;

@RunsInParallel
class MigrationsIT {

  @Test
  void secondMigrationHasNothingToDo() {
    try (TestDatabase database = TestDatabase.fresh()) {
      database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");

      assertThat(TestDatabase.migrate(database.url())).isPositive();
      assertThat(TestDatabase.migrate(database.url())).isZero();
      assertThat(database.query("SELECT count(*) FROM games")).containsExactly("0");
    }
  }

  @Test
  void aFreshTestDatabaseHasTheSchema() {
    try (TestDatabase one = TestDatabase.fresh();
        TestDatabase other = TestDatabase.fresh()) {
      one.execute("INSERT INTO leagues (rules_hash, name, rules) VALUES ('h', 'sba', 'text')");

      assertThat(other.query("SELECT count(*) FROM leagues")).containsExactly("0");
    }
  }

  @Test
  void killedServerComesBack() {
    try (TestDatabase database = TestDatabase.fresh()) {
      database.execute("INSERT INTO leagues (rules_hash, name, rules) VALUES ('h', 'sba', 'text')");

      TestDatabase.killServer();
      database.awaitServer();

      assertThat(database.query("SELECT name FROM leagues")).containsExactly("sba");
    }
  }
}
