package com.paperdynasty.store;

import static com.paperdynasty.journal.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import com.paperdynasty.store.embedded.PrimaryAndStandby;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary and a standby that follows it, and a store that knows both. */
@RunsInParallel
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
    store = StoreAwait.result(PgStore.open(vertx, servers.url(), Defaults.STORE));
    gameId = UUID.randomUUID();
    StoreAwait.result(store.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));
    servers.awaitStandby();
  }

  @AfterEach
  void stop() throws Exception {
    if (store != null) {
      StoreAwait.settled(store.close());
    }
    StoreAwait.settled(vertx.close());
    servers.close();
  }

  @Test
  void storeSwitchesToThePromotedStandby() throws Exception {
    servers.stopPrimary();
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isPresent());

    servers.promoteStandby();

    assertAppendsWork();
    assertThat(servers.logOnStandby(gameId)).isEqualTo(2);
  }

  @AtLength
  @Test
  void storeLeavesAReadOnlyOldPrimary() throws Exception {
    servers.makePrimaryReadOnly();
    servers.promoteStandby();

    assertAppendsWork();
    assertThat(servers.logOnStandby(gameId)).isEqualTo(2);
  }

  @AtLength
  @Test
  void ownershipIsNotReadFromAStandby() throws Exception {
    PgStore beside = StoreAwait.result(PgStore.open(vertx, servers.standbyUrl(), Defaults.STORE));
    try {
      StoreAwait.cause(beside.journal().owners(List.of(gameId)));
      assertThat(StoreAwait.result(beside.fault()))
          .hasValueSatisfying(why -> assertThat(why.why()).contains("the server is a standby"));
    } finally {
      StoreAwait.result(beside.close());
    }
    assertThatThrownBy(() -> TestDatabase.migrate(servers.standbyUrl()))
        .isInstanceOf(UnfitDatabaseException.class)
        .hasMessageContaining("the server is a standby");
  }

  /** The store recovers by itself, whichever server its connections led to. */
  private void assertAppendsWork() {
    StoreAwait.until(() -> StoreAwait.result(store.fault()).isEmpty());
    StoreAwait.until(
        () -> {
          var appended = StoreAwait.settled(store.journal().append(adding(gameId, 0, 1, "after")));
          return appended.succeeded() && appended.result().equals(new AppendResult.Committed());
        });
  }
}
