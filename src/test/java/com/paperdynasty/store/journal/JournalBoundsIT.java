package com.paperdynasty.store.journal;

import static com.paperdynasty.journal.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.GameRow;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.SampleAppends;
import com.paperdynasty.store.StoreAwait;
import com.paperdynasty.store.StoreTest;
import com.paperdynasty.store.TestStoreLimits;
import com.paperdynasty.store.connection.JournalUnavailableException;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the journal does at its bounds: too many appends, slow statements, a bad append. */
@RunsInParallel
class JournalBoundsIT extends StoreTest {
  private static final AppendResult COMMITTED = new AppendResult.Committed();

  @Test
  void appendBeyondTheBoundFailsAtOnceAndTheOthersCommit() throws SQLException {
    Journal journal = another(limits(10, 300, 4_000)).journal();
    List<UUID> games = Stream.generate(this::created).limit(11).toList();
    List<Future<AppendResult>> waiting = new ArrayList<>();

    try (Connection holder = holding("LOCK TABLE plays IN ACCESS EXCLUSIVE MODE")) {
      games.subList(0, 10).forEach(game -> waiting.add(journal.append(adding(game, 0, 1, "x"))));
      Future<AppendResult> tooMany = journal.append(adding(games.get(10), 0, 1, "x"));

      assertThat(tooMany.failed()).isTrue();
      assertThat(tooMany.cause()).isInstanceOf(JournalBusyException.class);
      holder.rollback();
    }

    waiting.forEach(append -> assertThat(StoreAwait.result(append)).isEqualTo(COMMITTED));
    assertThat(log(games.get(10))).hasSize(1);
    assertThat(StoreAwait.result(journal.append(adding(games.get(10), 0, 1, "x"))))
        .isEqualTo(COMMITTED);
  }

  @Test
  void lockedRowDelaysNoOtherGame() throws SQLException {
    UUID held = created();
    UUID free = created();
    Future<AppendResult> waits;

    try (Connection holder =
        holding("SELECT FROM games WHERE game_id = '" + held + "' FOR UPDATE")) {
      waits = store.journal().append(adding(held, 0, 1, "x"));

      assertThat(append(adding(free, 0, 1, "x"))).isEqualTo(COMMITTED);
      assertThat(waits.isComplete()).isFalse();
      holder.rollback();
    }

    assertThat(StoreAwait.result(waits)).isEqualTo(COMMITTED);
  }

  @Test
  void appendToARowThatStaysLockedFailsAndWritesNothing() throws SQLException {
    UUID held = created();
    Journal journal = another(limits(10, 100, 4_000)).journal();

    try (Connection holder =
        holding("SELECT FROM games WHERE game_id = '" + held + "' FOR UPDATE")) {
      assertThat(StoreAwait.cause(journal.append(adding(held, 0, 1, "x"))))
          .isInstanceOf(JournalUnavailableException.class)
          .hasMessage("the game's row stayed locked");
      holder.rollback();
    }

    assertThat(log(held)).hasSize(1);
  }

  @Test
  void openingWaitsForALockedRowUpToTheTimeout() throws SQLException {
    UUID held = created();
    Journal journal = another(limits(10, 100, 4_000)).journal();

    try (Connection holder =
        holding("SELECT FROM games WHERE game_id = '" + held + "' FOR UPDATE")) {
      StoreAwait.cause(journal.open(held, "node"));
      holder.rollback();
    }

    assertThat(open(journal, held).epoch()).isEqualTo(1);
  }

  @Test
  void slowStatementFailsAndTheNextSucceed() throws SQLException {
    UUID gameId = created();
    Journal journal = another(limits(10, 5_000, 200)).journal();

    try (Connection holder = holding("LOCK TABLE logged_events IN ACCESS EXCLUSIVE MODE")) {
      StoreAwait.cause(journal.append(adding(gameId, 0, 1, "x")));
      holder.rollback();
    }

    assertThat(log(gameId)).hasSize(1);
    assertThat(StoreAwait.result(journal.append(adding(gameId, 0, 1, "y")))).isEqualTo(COMMITTED);
  }

  @Test
  void rejectedAppendFailsAloneInItsBatch() {
    List<UUID> games = Stream.generate(this::created).limit(6).toList();
    List<Future<AppendResult>> outcomes = new ArrayList<>();
    for (UUID game : games) {
      boolean bad = game.equals(games.get(3));
      GameRow row = new GameRow(bad ? "rained_out" : "waiting", null, null, "{}");
      AppendRequest good = adding(game, 0, 1, "x");
      outcomes.add(
          store
              .journal()
              .append(
                  new AppendRequest(game, 0, 1, good.events(), List.of(), null, Map.of(), row)));
    }

    for (int i = 0; i < games.size(); i++) {
      if (i == 3) {
        StoreAwait.cause(outcomes.get(i));
        assertThat(log(games.get(i))).hasSize(1);
      } else {
        assertThat(StoreAwait.result(outcomes.get(i))).isEqualTo(COMMITTED);
      }
    }
  }

  @Test
  void unstorableTextIsRefusedBeforeItIsSent() {
    UUID gameId = created();
    for (String bad : List.of("a\0b", "\ud800", "x".repeat(3_000))) {
      IdempotencyKey key = new IdempotencyKey("alice", bad, 0);
      AppendRequest appendRequest =
          SampleAppends.adding(gameId, 0, 1, key, SampleAppends.entropy(2, "x"));

      assertThat(StoreAwait.cause(store.journal().append(appendRequest)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(StoreAwait.result(store.journal().receiptOf(gameId, "alice", bad))).isEmpty();
    }
    assertThat(log(gameId)).hasSize(1);
  }

  @Test
  void idleConnectionsThatWereCutAreReplaced() {
    UUID gameId = created();
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'paper-dynasty appends'");

    // Each of them may be given an append before its loss is noticed.
    int lost = 0;
    while (StoreAwait.settled(store.journal().append(adding(gameId, 0, 1, "x"))).failed()) {
      lost++;
      assertThat(lost).isLessThanOrEqualTo(Defaults.STORE.appendConnections());
      assertThat(log(gameId)).hasSize(1);
    }

    assertThat(log(gameId)).hasSize(2);
    assertThat(append(adding(gameId, 0, 2, "y"))).isEqualTo(COMMITTED);
  }

  @Test
  void appendWithoutADatabaseFailsInTimeAndTheJournalRecovers() {
    UUID gameId = created();
    Journal journal = another(limits(10, 100, 500)).journal();
    database.shut();

    Instant before = Instant.now();
    StoreAwait.cause(journal.append(adding(gameId, 0, 1, "lost")));
    StoreAwait.cause(journal.append(adding(gameId, 0, 1, "lost")));
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));

    database.unshut();
    Instant recovering = Instant.now();
    Future<AppendResult> next;
    do {
      // Until the journal has its connection again it says in time that it sent nothing.
      next = StoreAwait.settled(journal.append(adding(gameId, 0, 1, "x")));
    } while (next.failed()
        && Duration.between(recovering, Instant.now()).compareTo(Duration.ofSeconds(10)) < 0);
    assertThat(next.result()).isEqualTo(COMMITTED);
    assertThat(SampleAppends.marks(log(gameId))).containsExactly("x");
  }

  private Connection holding(String lock) throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(lock);
    }
    return connection;
  }

  private static StoreLimits limits(int waiting, int lockTimeoutMs, int statementTimeoutMs) {
    return TestStoreLimits.of(waiting, lockTimeoutMs, statementTimeoutMs);
  }
}
