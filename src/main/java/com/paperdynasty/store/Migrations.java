package com.paperdynasty.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings a database to the schema of this program. */
public final class Migrations {
  private static final int CONNECT_RETRIES = 10;

  private Migrations() {}

  /**
   * Carries out what migrations the database has not had yet. Several programs may do so at once:
   * they wait for each other. Blocks for about half a second: call it in {@code executeBlocking}.
   *
   * @param databaseUrl see {@link DatabaseUrl}
   * @return how many were carried out
   * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached, or is of a
   *     newer program
   */
  public static int run(String databaseUrl) {
    DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
    MigrateResult result =
        Flyway.configure()
            .dataSource(url.dataSource())
            .connectRetries(CONNECT_RETRIES)
            .connectRetriesInterval(1)
            .load()
            .migrate();
    return result.migrationsExecuted;
  }
}
