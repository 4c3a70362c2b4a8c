package com.paperdynasty.store;

import io.vertx.core.Vertx;

/** A store with few connections, open on a database of its own. */
record OpenStore(Vertx vertx, TestDatabase database, PgStore store) implements AutoCloseable {
  static OpenStore fresh() {
    Vertx vertx = Vertx.vertx();
    TestDatabase database = TestDatabase.fresh();
    return new OpenStore(
        vertx,
        database,
        StoreAwait.result(PgStore.open(vertx, database.url(), TestStoreLimits.FEW_CONNECTIONS)));
  }

  @Override
  public void close() {
    StoreAwait.settled(store.close());
    StoreAwait.settled(vertx.close());
    database.close();
  }
}
