package com.paperdynasty.store.journal;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.command;
import static com.paperdynasty.journal.SampleAppends.entropy;
import static com.paperdynasty.journal.SampleAppends.play;
import static com.paperdynasty.journal.SampleAppends.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.GameRow;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalContract;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.journal.SampleAppends;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.store.EmptiedStoreTest;
import com.paperdynasty.store.SampleGames;
import com.paperdynasty.store.StoreAwait;
import com.paperdynasty.store.TestStoreLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal's contract with PostgreSQL, and what only a database can show. */
@RunsInParallel
class PgJournalIT extends EmptiedStoreTest implements JournalContract {
  @Override
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public Journal journal() {
    return store.journal();
  }

  @Override
  public Journal elsewhere() {
    return another().journal();
  }

  @Override
  public UUID newGame() {
    return created();
  }

  @Test
  void newGameOpensWithItsFirstEventRulesAndSecrets() {
    UUID gameId = UUID.randomUUID();
    NewGame game = SampleGames.game(gameId);
    StoreAwait.result(store.gameStore().create(game, 1_000_000, 1_000_000));

    OpenedLog openedLog = open(store.journal(), gameId);

    assertThat(openedLog.epoch()).isEqualTo(1);
    assertThat(openedLog.rules().league().name()).isEqualTo("sba");
    assertThat(openedLog.rules().hash()).isEqualTo(game.created().setup().rulesHash());
    assertThat(openedLog.secrets().invitations()).isEqualTo(game.secrets().invitations());
    assertThat(openedLog.secrets().commitment()).isEqualTo(game.secrets().commitment());
    assertThat(openedLog.log())
        .containsExactly(new LoggedEvent(1, game.created(), game.stateHash()));
  }

  @Test
  void gameRowFollowsItsLog() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();

    append(adding(gameId, epoch, 1, "a"));

    var record = StoreAwait.result(store.gameStore().find(gameId)).orElseThrow();
    assertThat(record.lastSeq()).isEqualTo(2);
    assertThat(
            new GameRow(
                record.status(), record.awayManager(), record.homeManager(), record.summary()))
        .isEqualTo(SampleAppends.ROW);
  }

  @Test
  void duplicateCommandDoesNotAffectItsBatch() {
    List<UUID> games = List.of(created(), created(), created());
    games.forEach(game -> append(adding(game, open(store.journal(), game).epoch(), 1, "first")));
    append(command(games.get(1), 1, 2, "c1", "once"));

    Future<AppendResult> fills =
        store.journal().append(adding(created(), 0, 1, "fills the writer"));
    List<Future<AppendResult>> together =
        List.of(
            store.journal().append(command(games.get(0), 1, 2, "c1", "good")),
            store.journal().append(command(games.get(1), 1, 3, "c1", "again")),
            store.journal().append(command(games.get(2), 0, 2, "c1", "late")));

    assertThat(StoreAwait.result(fills)).isEqualTo(COMMITTED);
    assertThat(StoreAwait.result(together.get(0))).isEqualTo(COMMITTED);
    assertThat(StoreAwait.result(together.get(1))).isInstanceOf(AppendResult.Duplicate.class);
    assertThat(StoreAwait.result(together.get(2))).isEqualTo(FENCED);
    assertThat(SampleAppends.marks(log(games.get(0)))).containsExactly("first", "good");
    assertThat(SampleAppends.marks(log(games.get(1)))).containsExactly("first", "once");
    assertThat(SampleAppends.marks(log(games.get(2)))).containsExactly("first");
  }

  @Test
  void commandIdThatAMessageIsWritingDelaysTheBatchOnlyUntilItsCommit() throws Exception {
    UUID game = created();
    Journal journal = another(TestStoreLimits.oneBatchAtATime()).journal();
    UUID other = created();
    long epoch = open(store.journal(), game).epoch();
    open(store.journal(), other);
    try (Connection message = database.connect()) {
      message.setAutoCommit(false);
      try (Statement statement = message.createStatement()) {
        statement.execute(
            "INSERT INTO commands (game_id, user_id, command_id, content_hash, first_seq, count)"
                + " VALUES ('%s', 'alice', 'c1', 77, 1, 0)".formatted(game));
      }
      Future<AppendResult> same = journal.append(command(game, epoch, 1, "c1", "same id"));
      Future<AppendResult> beside = journal.append(adding(other, 1, 1, "beside it"));
      database.awaitWaiting(1, "transactionid");
      message.commit();

      assertThat(StoreAwait.result(same))
          .isEqualTo(new AppendResult.Duplicate(new CommandReceipt(77, 1, 0)));
      assertThat(StoreAwait.result(beside)).isEqualTo(COMMITTED);
    }
  }

  @Test
  void logLongerThanAPageIsOpenedWhole() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();
    LoggedEvent[] events = new LoggedEvent[1234];
    for (int i = 0; i < events.length; i++) {
      events[i] = entropy(i + 2, "e" + i);
    }

    append(adding(gameId, epoch, 1, null, events));

    assertThat(open(store.journal(), gameId).log().subList(1, 1235)).containsExactly(events);
  }

  @Test
  void playsAreReadAsOfAnEvent() {
    UUID gameId = created();
    open(store.journal(), gameId);
    append(adding(gameId, 1, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    append(adding(gameId, 1, 5, null, undone(6, 3)));
    append(adding(gameId, 1, 6, null, play(7, 3), play(8, 4)));

    assertThat(plays(gameId, 5, 0, 10)).containsExactly(2L, 4L, 5L);
    assertThat(plays(gameId, 6, 1, 10)).containsExactly(4L);
    assertThat(plays(gameId, 8, 1, 2)).containsExactly(4L, 7L);
    assertThat(plays(gameId, 8, 3, 2)).containsExactly(8L);
  }

  private List<Long> plays(UUID gameId, long seq, int after, int limit) {
    return StoreAwait.result(store.journal().playsInEffect(gameId, seq, after, limit));
  }

  @Test
  void nothingIsReportedAsCommittedBeforeTheCommit() {
    UUID gameId = created();
    // A trigger that lets every statement pass and fails the commit.
    database.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION ''refused at commit''; END'",
        "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON logged_events"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()");

    try {
      assertThat(StoreAwait.cause(store.journal().append(adding(gameId, 0, 1, "x"))))
          .hasRootCauseMessage("ERROR: refused at commit (P0001)");
      assertThat(log(gameId)).hasSize(1);
    } finally {
      database.execute("DROP FUNCTION refuse CASCADE");
    }
  }

  @Test
  void setupOfAGameIsReadBack() {
    UUID gameId = UUID.randomUUID();
    NewGame game = SampleGames.game(gameId, false, "al", "bo", "cy", SampleGames.AT);
    StoreAwait.result(store.gameStore().create(game, 1_000_000, 1_000_000));

    GameSetup setup = game.created().setup();
    var record = StoreAwait.result(store.gameStore().find(gameId)).orElseThrow();
    assertThat(record.open()).isFalse();
    assertThat(record.league()).isEqualTo(setup.league());
    assertThat(record.adminId()).isEqualTo("al");
    assertThat(record.awayManager()).isEqualTo("bo");
    assertThat(record.homeManager()).isEqualTo("cy");
    assertThat(record.summary()).isEqualTo(game.summary());
    assertThat(record.createdAt()).isEqualTo(SampleGames.AT);
    assertThat(record.status()).isEqualTo("waiting");
  }
}
