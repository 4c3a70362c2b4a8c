package com.paperdynasty.store;

import static com.paperdynasty.table.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.store.embedded.PrimaryAndStandby;
import com.paperdynasty.table.Appended;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary and a standby that follows it, and a store that knows both. */
@BesideOthers
class FailoverIT {
  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private PrimaryAndStandby servers;
  private PgStore store;
  private UUID gameId;

  @BeforeEach
  void start() throws Exception {
    servers = PrimaryAndStandby.start(directory);
    TestDatabase.migrate(servers.url());
    store = Await.result(PgStore.open(vertx, servers.url(), Defaults.STORE));
    gameId = UUID.randomUUID();
    Await.result(store.games().create(Samples.game(gameId), 1_000_000, 1_000_000));
    servers.awaitStandby();
  }

  @AfterEach
  void stop() throws Exception {
    if (store != null) {
      Await.settled(store.close());
    }
    Await.settled(vertx.close());
    servers.close();
  }

  @Test
  void afterThePrimaryHasDiedTheStoreGoesOnAtTheStandbyThatTookOver() throws Exception {
    servers.stopPrimary();
    Await.until(() -> Await.result(store.lack()).isPresent());

    servers.promoteStandby();

    goesOn();
    assertThat(servers.logOnStandby(gameId)).isEqualTo(2);
  }

  @Test
  void anOldPrimaryThatLivesOnReadOnlyIsLeftForTheNewOne() throws Exception {
    servers.makePrimaryReadOnly();
    servers.promoteStandby();

    goesOn();
    assertThat(servers.logOnStandby(gameId)).isEqualTo(2);
  }

  @Test
  void aStandbyIsNotAskedWhoseGamesAreWhose() throws Exception {
    PgStore beside = Await.result(PgStore.open(vertx, servers.standbyUrl(), Defaults.STORE));
    try {
      Await.cause(beside.journal().owners(List.of(gameId)));
      assertThat(Await.result(beside.lack()))
          .hasValueSatisfying(why -> assertThat(why.why()).contains("the server is a standby"));
    } finally {
      Await.result(beside.close());
    }
    assertThatThrownBy(() -> TestDatabase.migrate(servers.standbyUrl()))
        .isInstanceOf(UnfitDatabaseException.class)
        .hasMessageContaining("the server is a standby");
  }

  /** By itself, whatever its connections were to. */
  private void goesOn() {
    Await.until(() -> Await.result(store.lack()).isEmpty());
    Await.until(
        () -> {
          var appended = Await.settled(store.journal().append(adding(gameId, 0, 1, "after")));
          return appended.succeeded() && appended.result().equals(new Appended.Committed());
        });
  }
}
