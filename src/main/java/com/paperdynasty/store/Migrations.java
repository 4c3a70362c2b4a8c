package com.paperdynasty.store;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/** Brings a database to the schema of this program. */
public final class Migrations {
  /**
   * Whatever the role's own settings are: a migration may take long, and is kept when it is done.
   */
  private static final String SETTINGS =
      "SET synchronous_commit = on; SET statement_timeout = 0; SET lock_timeout = 0";

  private Migrations() {}

  /**
   * Carries out what migrations the database has not had yet. Several programs may do so at once:
   * they wait for each other. Blocks for about half a second: call it in {@code executeBlocking}.
   *
   * @param databaseUrl see {@link DatabaseUrl}
   * @return how many were carried out
   * @throws UnfitDatabaseException if no server takes writes for ten seconds, or one is set up so
   *     that a promise would not hold; the message is for the operator
   * @throws org.flywaydb.core.api.FlywayException if the database is of a newer program
   */
  public static int run(String databaseUrl) {
    MigrateResult result =
        Flyway.configure()
            .dataSource(Primary.of(DatabaseUrl.parse(databaseUrl)))
            .callbacks(new Settings())
            .load()
            .migrate();
    return result.migrationsExecuted;
  }

  private static final class Settings implements Callback {
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
        statement.execute(SETTINGS);
      } catch (SQLException e) {
        throw new IllegalStateException("the settings of a migration were not taken", e);
      }
    }

    @Override
    public String getCallbackName() {
      return "settings";
    }
  }
}
