package com.paperdynasty.app.config;

import com.paperdynasty.app.config.Configuration.Database;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import com.paperdynasty.store.EmbeddedServer;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.connection.MigrationLimits;
import java.util.regex.Pattern;

/** Reads where the database is, and finds what cannot be used. */
public final class DatabaseConfiguration {
  /** The schema is written into settings of PostgreSQL, where other names would need quotes. */
  private static final Pattern SIMPLE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private static final String MISSING = "is missing: set it there, or in PD_DATABASE_URL";

  private DatabaseConfiguration() {}

  /** For a server, which may bring a database along. */
  static Database ofServer(ConfigTree tree, ConfigBinder binder) {
    Database database = of(tree, binder);
    if (database.url().isEmpty() && EmbeddedServer.provider().isEmpty()) {
      binder.fault(
          "database.url",
          MISSING + ". Only mvn compile exec:java brings a PostgreSQL of its own along");
    }
    return database;
  }

  /** For a program that only works on a database that is named. */
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
          "must be of at most 63 small letters, digits and _, begin with no digit nor pg_");
    }
    return new Database(url, schema, binder.bind("database.migration-", MigrationLimits.class));
  }
}
