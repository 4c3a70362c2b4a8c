package com.paperdynasty.store;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.table.Append;
import com.paperdynasty.table.Appended;
import com.paperdynasty.table.Journal;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.table.Opened;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store on a fresh database for each test. */
abstract class StoreTest {
  final Vertx vertx = Vertx.vertx();
  final TestDatabase database = TestDatabase.fresh();
  PgStore store;
  private final List<PgStore> opened = new ArrayList<>();

  @BeforeEach
  void openStore() {
    store = another(Defaults.STORE);
  }

  @AfterEach
  void close() {
    opened.forEach(one -> Await.settled(one.close()));
    Await.settled(vertx.close());
    database.close();
  }

  /** A further program on the same database. */
  PgStore another(StoreLimits limits) {
    return another(database.url(), limits);
  }

  /** The same that reaches it otherwise. */
  PgStore another(String url, StoreLimits limits) {
    PgStore one = Await.result(PgStore.open(vertx, url, limits));
    opened.add(one);
    return one;
  }

  /** A new game in the database. */
  UUID created() {
    UUID gameId = UUID.randomUUID();
    Await.result(store.games().create(Samples.game(gameId), 1_000_000, 1_000_000));
    return gameId;
  }

  Opened open(Journal journal, UUID gameId) {
    return Await.result(journal.open(gameId, "node")).orElseThrow();
  }

  Appended append(Append append) {
    return Await.result(store.journal().append(append));
  }

  List<LoggedEvent> log(UUID gameId) {
    return Await.result(store.journal().read(gameId, 0, Integer.MAX_VALUE));
  }
}
