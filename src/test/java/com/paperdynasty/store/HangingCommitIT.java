package com.paperdynasty.store;

import static com.paperdynasty.journal.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.chat.MessageQuery;
import com.paperdynasty.chat.NewChatMessage;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.store.embedded.PrimaryAndStandby;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose commits wait for a standby that is not there. */
@RunsInParallel
class HangingCommitIT {
  private static final long WANTED = 16;

  /**
   * The pools' connections, one more per pool, and as many new ones that ask whether they may stay.
   */
  private static final long MOST_PROCESSES = WANTED + 5 + WANTED;

  private static final int GAMES = 250;
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private PrimaryAndStandby servers;
  private PgStore store;

  @BeforeEach
  void start() throws Exception {
    servers = PrimaryAndStandby.start(directory);
    TestDatabase.migrate(servers.url());
    store =
        StoreAwait.result(
            PgStore.open(vertx, servers.url(), TestStoreLimits.statementTimeout(500)));
  }

  @AfterEach
  void stop() throws Exception {
    if (store != null) {
      StoreAwait.settled(store.close());
    }
    StoreAwait.settled(vertx.close());
    servers.close();
  }

  @AtLength
  @Test
  void hangingCommitsDoNotUseUpTheServersConnections() throws Exception {
    UUID[] games = new UUID[GAMES];
    for (int i = 0; i < GAMES; i++) {
      games[i] = UUID.randomUUID();
      StoreAwait.result(create("user-" + i, games[i]));
    }
    try (Connection primary = DatabaseUrl.parse(servers.url()).dataSource().getConnection();
        Statement statement = primary.createStatement()) {
      waitFor(statement, "nobody");
      long most = 0;
      long end = System.nanoTime() + LONG.toNanos();
      // Each has another game and user, so none waits for a lock of one that hangs.
      for (int i = 0; System.nanoTime() < end; i++) {
        UUID gameId = games[i % GAMES];
        List.<Future<?>>of(
                create("another-" + i, UUID.randomUUID()),
                store.journal().open(gameId, "node"),
                store.journal().append(adding(gameId, 0, 1, "hangs")),
                store.fault())
            .forEach(asked -> asked.onFailure(cause -> {}));
        StoreAwait.pause(Duration.ofMillis(50));
        most = Math.max(most, processes(statement));
      }

      assertThat(most).isBetween(WANTED + 1, MOST_PROCESSES);
      assertThat(StoreAwait.result(store.fault())).isPresent();

      waitFor(statement, "");
      StoreAwait.until(() -> StoreAwait.result(store.fault()).isEmpty());
      UUID other = UUID.randomUUID();
      StoreAwait.result(store.gameStore().create(SampleGames.game(other), 1_000_000, 1_000_000));
      assertThat(StoreAwait.result(store.journal().append(adding(other, 0, 1, "x"))))
          .isEqualTo(new AppendResult.Committed());
      // An append succeeds before all connections are there again.
      StoreAwait.until(() -> hasAll(statement));
    }
  }

  @AtLength
  @Test
  void hangingWritesDoNotDelayReads() throws Exception {
    UUID gameId = UUID.randomUUID();
    StoreAwait.result(store.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));
    try (Connection primary = DatabaseUrl.parse(servers.url()).dataSource().getConnection();
        Statement statement = primary.createStatement()) {
      waitFor(statement, "nobody");
      NewChatMessage message =
          new NewChatMessage(gameId, "game", "alice", "Alice", null, List.of(), "hi", null);
      MessageQuery messageQuery =
          new MessageQuery(gameId, "alice", List.of("game"), 0, Long.MAX_VALUE, 10);
      List<Future<?>> hanging = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        NewGame game = SampleGames.game(UUID.randomUUID());
        hanging.add(store.gameStore().create(game, 1_000_000, 1_000_000));
        hanging.add(store.chatStore().post(message));
      }
      hanging.forEach(asked -> asked.onFailure(cause -> {}));

      // Long enough for those connections to be abandoned and not replaced.
      long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
      while (System.nanoTime() < end) {
        assertThat(StoreAwait.result(store.gameStore().find(gameId))).isPresent();
        assertThat(StoreAwait.result(store.journal().read(gameId, 0, 10))).hasSize(1);
        assertThat(StoreAwait.result(store.chatStore().page(messageQuery))).isEmpty();
        assertThat(StoreAwait.result(store.auditLog().page(gameId, 0, 10, List.of()))).isEmpty();
      }
      assertThat(hanging).noneMatch(Future::succeeded);
      waitFor(statement, "");
    }
  }

  private Future<?> create(String user, UUID gameId) {
    return store
        .gameStore()
        .create(SampleGames.game(gameId, true, user, null, null, SampleGames.AT), 1_000, 1_000);
  }

  private static void waitFor(Statement statement, String standbys) throws SQLException {
    statement.execute("ALTER SYSTEM SET synchronous_standby_names = '" + standbys + "'");
    statement.execute("SELECT pg_reload_conf()");
  }

  private static boolean hasAll(Statement statement) {
    try {
      return processes(statement) == WANTED;
    } catch (SQLException e) {
      throw new AssertionError("the processes cannot be counted", e);
    }
  }

  private static long processes(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'paper-dynasty %'"
                + " AND pid <> pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }
}
