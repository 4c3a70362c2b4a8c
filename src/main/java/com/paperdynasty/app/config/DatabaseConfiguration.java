package com.paperdynasty.app.config;

import com.paperdynasty.app.config.Configuration.Database;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.store.EmbeddedServer;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.MigrationLimits;
import java.util.regex.Pattern;

/** Reads the address and schema of the database and rejects invalid ones. */
public final class DatabaseConfiguration {
  /** The schema is written into settings of PostgreSQL, where other names would need quotes. */
  private static final Pattern SIMPLE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private static final String MISSING = "is missing: set it there, or in PD_DATABASE_URL";

  private DatabaseConfiguration() {}

  /** For a server, which may have an embedded database. */
  static Database ofServer(ConfigTree tree, ConfigBinder binder) {
    Database database = of(tree, binder);
    if (database.url().isEmpty() && EmbeddedServer.provider().isEmpty()) {
      binder.fault(
          "database.url", MISSING + ". Only mvn compile exec:java has an embedded PostgreSQL");
    }
    return database;
  }

  /** For a command that needs a configured database. */
  public static Database ofNamed(ConfigTree tree, ConfigBinder binder) {
    Database database = of(tree, binder);
    if (database.url().isEmpty()) {
      binder.fault("database.url", MISSING);
    }
    return database;
  }

  private static Database of(ConfigTree tree, ConfigBinder binder) {
    String url = tree.text("database.url");
    if (!url.isEmpty()) {
      try {
        DatabaseUrl.parse(url);
      } catch (IllegalArgumentException e) {
        binder.fault("database.url", "cannot be used. " + e.getMessage());
      }
    }
    String schema = tree.text("database.schema");
    if (!SIMPLE_NAME.matcher(schema).matches() || schema.startsWith("pg_")) {
      binder.fault(
          "database.schema",
          "must have at most 63 lower-case letters, digits and _, and must not begin with a digit or pg_");
    }
    return new Database(url, schema, binder.bind("database.migration-", MigrationLimits.class));
  }
}
