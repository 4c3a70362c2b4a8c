package com.paperdynasty.store;

import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.store.journal.StoreLimits;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A store, its database, and what tests of stores do with them. */
public abstract class StoreScene {
  public final Vertx vertx;
  public final TestDatabase database;
  public final PgStore store;
  private final List<PgStore> opened = new ArrayList<>();

  StoreScene(OpenStore open) {
    this.vertx = open.vertx();
    this.database = open.database();
    this.store = open.store();
  }

  void closeOthers() {
    opened.forEach(one -> StoreAwait.settled(one.close()));
  }

  /** Another store on the same database, with few connections. */
  public PgStore another() {
    return another(TestStoreLimits.FEW_CONNECTIONS);
  }

  /** Another store on the same database. */
  public PgStore another(StoreLimits limits) {
    return another(database.url(), limits);
  }

  /** Another store that reaches the database by another URL. */
  PgStore another(String url, StoreLimits limits) {
    PgStore one = StoreAwait.result(PgStore.open(vertx, url, limits));
    opened.add(one);
    return one;
  }

  /** A new game in the database. */
  public UUID created() {
    UUID gameId = UUID.randomUUID();
    StoreAwait.result(store.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));
    return gameId;
  }

  public OpenedLog open(Journal journal, UUID gameId) {
    return StoreAwait.result(journal.open(gameId, "node")).orElseThrow();
  }

  public AppendResult append(AppendRequest appendRequest) {
    return StoreAwait.result(store.journal().append(appendRequest));
  }

  public List<LoggedEvent> log(UUID gameId) {
    return StoreAwait.result(store.journal().read(gameId, 0, Integer.MAX_VALUE));
  }
}
