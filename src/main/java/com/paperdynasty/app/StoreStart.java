package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.store.EmbeddedServer;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.connection.Migrations;
import io.vertx.core.Future;

/**
 * The first steps of a start: the database is started if it is embedded, brought up to date, and
 * opened.
 */
final class StoreStart {
  private final StartContext context;
  private final Configuration configuration;

  StoreStart(StartContext context) {
    this.context = context;
    this.configuration = context.configuration();
  }

  Future<PgStore> start() {
    return databaseUrl().compose(this::migrate).compose(this::store);
  }

  private Future<String> databaseUrl() {
    return configuration.database().url().isEmpty()
        ? context.blocking(this::embedded)
        : Future.succeededFuture(configuration.database().url());
  }

  private String embedded() {
    EmbeddedServer database =
        EmbeddedServer.provider()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "there is neither database.url nor an embedded PostgreSQL"))
            .start(configuration.dataDirectory(), context.progress());
    context
        .shutdownSequence()
        .push("the embedded PostgreSQL", () -> context.blocking(() -> close(database)));
    return database.url();
  }

  private static boolean close(EmbeddedServer database) {
    database.close();
    return true;
  }

  private Future<String> migrate(String url) {
    context.progress().accept("Bringing the database up to date");
    return context
        .blocking(
            () ->
                Migrations.run(
                    url, configuration.database().schema(), configuration.database().migration()))
        .map(url);
  }

  private Future<PgStore> store(String url) {
    return PgStore.open(
            context.vertx(),
            url,
            configuration.database().schema(),
            configuration.store(),
            context.meterRegistry())
        .onSuccess(store -> context.shutdownSequence().push("the store", store::close));
  }
}
