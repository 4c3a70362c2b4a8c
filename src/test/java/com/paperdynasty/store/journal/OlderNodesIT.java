package com.paperdynasty.store.journal;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.entropy;
import static com.paperdynasty.journal.SampleAppends.play;
import static com.paperdynasty.journal.SampleAppends.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.audit.ActivityKey;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.audit.NumberedAuditEvent;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.RandomCommands;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.GameRow;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.SampleAppends;
import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.lobby.GameRecord;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.SampleGames;
import com.paperdynasty.store.StoreAwait;
import com.paperdynasty.store.StoreTest;
import com.paperdynasty.store.TestDatabase;
import com.paperdynasty.store.connection.DatabaseUrl;
import com.paperdynasty.user.User;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * During a rolling update nodes of the previous version write to this version's tables. Here they
 * do so with the statements that they had.
 */
@RunsInParallel
class OlderNodesIT extends StoreTest {
  private static final User DAVE = new User("dave", "Dave", false);
  private static final long HOUR_MS = 3_600_000;

  private static final UUID RECORDER = UUID.randomUUID();
  private static final ActivityKey ROLLS =
      new ActivityKey(Instant.parse("2026-10-31T12:00:00Z"), "alice", "roll_dice", "ok");

  /** The older statement has fewer parameters: it does not have the seq of an undo. */
  private static final int PARAMETERS = 23;

  private static final String SHOWN =
      "{\"at\":\"%s\",\"from\":\"carol\",\"name\":\"Carol\",\"text\":\"hello\"}"
          .formatted(SampleAppends.AT);

  /** Where the older statement has a command's user and its id, which it stores as they are. */
  private static final int USER = 8;

  private static final int COMMAND = 9;
  private static final int ACTS = 300;
  private static final GameRow WAITING = new GameRow("waiting", null, null, "{}");
  private static final GameRow PLAYED = new GameRow("in_progress", null, null, "{}");
  private static final GameRow OVER = new GameRow("completed", null, null, "{}");

  @Test
  void playUndoneByAnOlderNodeIsListedBeforeTheUndo() {
    UUID gameId = created();
    older(gameId, 1, PLAYED, play(2, 1));
    older(gameId, 2, PLAYED, play(3, 2));
    older(gameId, 3, PLAYED, undone(4, 2), entropy(5, "and more"));
    older(gameId, 5, PLAYED, play(6, 2));

    assertThat(plays(gameId, 3)).containsExactly(2L, 3L);
    assertThat(plays(gameId, 4)).containsExactly(2L);
    assertThat(plays(gameId, 6)).containsExactly(2L, 6L);

    long epoch = open(store.journal(), gameId).epoch();
    assertThat(append(adding(gameId, epoch, 6, null, undone(7, 2))))
        .isEqualTo(new AppendResult.Committed());
    assertThat(plays(gameId, 6)).containsExactly(2L, 6L);
    assertThat(plays(gameId, 7)).containsExactly(2L);
  }

  @Test
  void gameStartedByAnOlderNodeIsDelayedForSpectators() {
    UUID gameId = created();
    database.execute(
        "UPDATE games SET stored_at = now() - interval '1 day', turned_at = now() - interval '1"
            + " day', away_since = now() - interval '1 day', home_since = now() - interval '1"
            + " day'");

    older(gameId, 1, new GameRow("in_progress", "bob", null, "{}"), entropy(2, "x"));

    assertThat(seen("waiting")).extracting(GameRecord::gameId).containsExactly(gameId);
    assertThat(seen("waiting")).extracting(GameRecord::awayManager).containsOnlyNulls();
    assertThat(seen("in_progress")).isEmpty();
    older(gameId, 2, new GameRow("completed", "bob", null, "{}"), entropy(3, "x"));
    assertThat(seen("completed")).isEmpty();
    assertThat(seen("waiting")).hasSize(1);
    assertThat(database.query("SELECT cardinality(turns) FROM games")).containsExactly("2");
  }

  @Test
  void gamePlayedOnAnOlderNodeIsNotAbandoned() {
    UUID gameId = created();
    older(gameId, 1, PLAYED, entropy(2, "x"));
    database.execute("UPDATE games SET touched_at = now() - interval '91 days'");
    assertThat(untouched()).containsExactly(new GameStore.AbandonedGame(gameId, 2));

    older(gameId, 2, PLAYED, entropy(3, "y"));

    assertThat(untouched()).isEmpty();
  }

  @Test
  void unstartedGameEndedByAnOlderNodeIsDeleted() {
    UUID unstarted = created();
    UUID played = created();
    older(unstarted, 1, WAITING, entropy(2, "x"));
    older(unstarted, 2, OVER, entropy(3, "x"));
    older(played, 1, PLAYED, entropy(2, "x"));
    older(played, 2, OVER, entropy(3, "x"));

    assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ZERO, 10)))
        .containsExactly(unstarted);
  }

  @Test
  void commandIsExecutedOnceByAnOlderAndANewerNode() {
    UUID gameId = created();
    IdempotencyKey first = new IdempotencyKey("bob", "c1", 17);
    assertThat(older(gameId, 1, PLAYED, first, entropy(2, "x"))).isEqualTo("committed");
    IdempotencyKey second = new IdempotencyKey("alice", "c1", 17);
    long epoch = open(store.journal(), gameId).epoch();
    assertThat(append(adding(gameId, epoch, 2, second, entropy(3, "x"))))
        .as("of another user")
        .isEqualTo(new AppendResult.Committed());
    database.execute("UPDATE games SET epoch = 0");

    assertThat(older(gameId, 3, PLAYED, first, entropy(4, "x"))).isEqualTo("repeated");
    assertThat(older(gameId, 3, PLAYED, second, entropy(4, "x"))).isEqualTo("repeated");
    assertThat(StoreAwait.result(store.journal().receiptOf(gameId, "bob", "c1")))
        .contains(new CommandReceipt(17, 2, 1));
  }

  @Test
  void olderNodeCannotReadAPackedGameAndLosesNothing() {
    UUID gameId = created();
    older(gameId, 1, PLAYED, play(2, 1));
    older(gameId, 2, OVER, play(3, 2));
    List<LoggedEvent> log = log(gameId);
    assertThat(olderLog(gameId)).isEqualTo(3);
    assertThat(StoreAwait.result(store.gameStore().pack(Duration.ZERO, 10, 1 << 20))).isEqualTo(1);

    // An older node reports that the first event is missing and does not open the game.
    assertThat(olderLog(gameId)).isZero();
    // A node that has it open goes on, and newer nodes read both parts.
    older(gameId, 3, PLAYED, undone(4, 2));
    assertThat(open(store.journal(), gameId).log()).startsWith(log.toArray(LoggedEvent[]::new));
    assertThat(log(gameId)).hasSize(4);
    assertThat(plays(gameId, 4)).isEqualTo(plays(gameId, 2)).hasSize(1);
  }

  /** Builds before version 3 read a view with the name of their table. */
  @Test
  void olderNodeReadsCompactRollsAndPlaysAsFacts() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();
    List<LoggedEvent> drawn = rollsAndPlays();
    for (LoggedEvent event : drawn) {
      append(adding(gameId, epoch, event.seq() - 1, null, event));
    }
    assertThat(database.query("SELECT DISTINCT version FROM logged_events WHERE seq > 1"))
        .containsExactly("3");

    RowSet<Row> rows = asOlder("events", Tuple.of(gameId, 1L, Long.MAX_VALUE, 10_000));

    List<Event> read = new ArrayList<>();
    for (Row row : rows) {
      read.add(
          EventCodec.decode(
              new StoredEvent(row.getString(1), EventCodec.FACTS, Instant.EPOCH, row.getString(2)),
              Map.of()));
    }
    assertThat(read).isEqualTo(drawn.stream().map(LoggedEvent::event).toList());
    assertThat(StoreAwait.result(store.gameStore().delete(gameId, true))).isTrue();
    assertThat(olderLog(gameId)).isZero();
  }

  /** The rolls and plays of a game with random submissions. */
  private static List<LoggedEvent> rollsAndPlays() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("OlderNodesIT: -Dseed=" + seed);
    GameScenario gameScenario = GameScenario.openSeat();
    RandomCommands people = new RandomCommands(new Random(seed));
    for (int act = 0; act < ACTS; act++) {
      people.act(gameScenario);
    }
    List<LoggedEvent> events = new ArrayList<>();
    for (Event event : gameScenario.log()) {
      if (event instanceof Event.DiceRolled || event instanceof Event.PlayResolved) {
        events.add(
            new LoggedEvent(
                events.size() + 2L, event, SampleAppends.announcement(1, "x").stateHash()));
      }
    }
    return events;
  }

  @Test
  void nodeWritesOnlyFormatsThatAllNodesRead() throws SQLException {
    UUID gameId = created();
    older(gameId, 1, OVER, play(2, 1));
    try (Connection before = database.connect();
        Statement named = before.createStatement()) {
      named.execute("SET application_name = 'paper-dynasty journal'");
      PgStore beside = another();
      assertThat(StoreAwait.result(beside.gameStore().pack(Duration.ZERO, 10, 1 << 20))).isZero();
      assertThat(written(beside)).as("beside a node from before the gate").isEqualTo("1");
    }
    database.execute(
        "UPDATE stored_forms SET older_until = now()",
        "INSERT INTO live_nodes VALUES (gen_random_uuid(), 2, now() + interval '1 hour')");
    PgStore beside = another();
    assertThat(StoreAwait.result(beside.gameStore().pack(Duration.ZERO, 10, 1 << 20))).isZero();
    assertThat(written(beside)).as("beside one that reads format 2").isEqualTo("2");

    database.execute("UPDATE live_nodes SET until = now() WHERE reads = 2");
    PgStore alone = another();
    assertThat(written(alone)).as("beside one that has expired").isEqualTo("3");
    assertThat(StoreAwait.result(alone.gameStore().pack(Duration.ZERO, 10, 1 << 20))).isEqualTo(1);
    assertThat(database.query("SELECT announce_node(gen_random_uuid(), 2::smallint, 1000)"))
        .as("one that cannot read the stored format")
        .containsExactly("(0,6)");
  }

  @Test
  void heldEventsLeaveTheWayBackToAnOlderBuild() {
    // It says again and again what it reads, and alone it would raise what is written.
    StoreAwait.result(store.close());
    database.execute("DELETE FROM live_nodes", "UPDATE stored_forms SET written = 3");
    PgStore held =
        another(Defaults.of("database.", StoreLimits.class, "database.event-version: 3"));

    assertThat(held.gameStore().allowsFairPlay()).isFalse();
    assertThat(database.query("SELECT written FROM stored_forms")).containsExactly("3");

    database.execute("DELETE FROM live_nodes", "UPDATE stored_forms SET written = 6");
    another(Defaults.of("database.", StoreLimits.class, "database.event-version: 3"));
    assertThat(database.query("SELECT reads FROM live_nodes")).contains("6");
  }

  /** The version in which a store writes a play. */
  private String written(PgStore one) {
    UUID gameId = created();
    LoggedEvent play = play(2, 1);
    SeqFrame frame = new SeqFrame(2, ServerFrames.logged("play_resolved", data(play), 2));
    AppendRequest appendRequest =
        new AppendRequest(gameId, 0, 1, List.of(play), List.of(frame), null, Map.of(), PLAYED);
    assertThat(StoreAwait.result(one.journal().append(appendRequest)))
        .isEqualTo(new AppendResult.Committed());
    return database
        .query("SELECT version FROM logged_events WHERE seq = 2 AND game_id = '" + gameId + "'")
        .get(0);
  }

  private int olderLog(UUID gameId) {
    return asOlder("events", Tuple.of(gameId, 0L, Long.MAX_VALUE, 500)).size();
  }

  @Test
  void auditLogMergesLinesOfOlderAndNewerNodes() {
    UUID gameId = UUID.randomUUID();
    UUID twice = UUID.randomUUID();
    recordedByOlder(gameId, UUID.randomUUID(), "announce");
    recorded(gameId, 1, "roll_dice");
    recordedByOlder(gameId, twice, "undo_play");
    recordedByOlder(gameId, twice, "undo_play");
    recorded(gameId, 2, "end_game");

    List<AuditEntry> lines = StoreAwait.result(store.auditLog().page(gameId, 0, 10, List.of()));

    assertThat(lines)
        .extracting(line -> line.auditEvent().event())
        .containsExactly("announce", "roll_dice", "undo_play", "end_game");
    assertThat(
            StoreAwait.result(store.auditLog().page(gameId, lines.get(1).auditId(), 1, List.of())))
        .containsExactly(lines.get(2));
    assertThat(database.query("SELECT sum(count) FROM activity")).containsExactly("5");
  }

  private void recorded(UUID gameId, long number, String event) {
    AuditEvent auditEvent =
        new AuditEvent(gameId, ROLLS.hour(), "alice", "Alice", event, null, null, "::1");
    StoreAwait.result(
        store
            .auditLog()
            .write(
                RECORDER, List.of(new NumberedAuditEvent(number, auditEvent)), Map.of(ROLLS, 1L)));
  }

  private void recordedByOlder(UUID gameId, UUID auditEventId, String event) {
    OffsetDateTime at = ROLLS.hour().atOffset(ZoneOffset.UTC);
    asOlder(
        "record",
        Tuple.tuple()
            .addArrayOfUUID(new UUID[] {auditEventId})
            .addArrayOfUUID(new UUID[] {gameId})
            .addArrayOfOffsetDateTime(new OffsetDateTime[] {at})
            .addArrayOfString(new String[] {"bob"})
            .addArrayOfString(new String[] {"Bob"})
            .addArrayOfString(new String[] {event})
            .addArrayOfString(new String[] {null})
            .addArrayOfString(new String[] {null})
            .addArrayOfString(new String[] {"::1"})
            .addArrayOfOffsetDateTime(new OffsetDateTime[] {at})
            .addArrayOfString(new String[] {"alice"})
            .addArrayOfString(new String[] {"roll_dice"})
            .addArrayOfString(new String[] {"ok"})
            .addArrayOfLong(new Long[] {1L}));
  }

  @Test
  void migrationFillsInWhatOlderNodesLeftOut() {
    database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    migrateTo("3");
    UUID unstarted = UUID.randomUUID();
    UUID played = UUID.randomUUID();
    database.execute("INSERT INTO leagues (rules_hash, name, rules) VALUES ('h', 'sba', 'text')");
    for (UUID gameId : List.of(unstarted, played)) {
      database.execute(
          "INSERT INTO games (game_id, epoch, last_seq, league, rules_hash, open, admin_id, status,"
              + " summary, created_at) VALUES ('%s', 0, 3, 'sba', 'h', true, 'alice', 'completed',"
                  .formatted(gameId)
              + " '{}', now() - interval '8 days')");
    }
    logged(unstarted, 2, "game_completed", "{}");
    logged(played, 2, "game_started", "{}");
    logged(played, 3, "play_resolved", data(play(3, 1)));
    logged(played, 4, "play_undone", data(undone(4, 1)));
    database.execute("INSERT INTO plays VALUES ('%s', 1, 3, false)".formatted(played));
    migrateTo("7");
    // As written by a node between this migration and the last.
    database.execute("UPDATE plays SET undone_seq = NULL");

    TestDatabase.migrate(database.url());

    assertThat(plays(played, 3)).containsExactly(3L);
    assertThat(StoreAwait.result(store.gameStore().deleteUnstarted(Duration.ofDays(7), 10)))
        .containsExactly(unstarted);
  }

  private void logged(UUID gameId, long seq, String type, String data) {
    database.execute(
        "INSERT INTO game_events VALUES ('%s', %d, '%s', now(), '%s', 1, '')"
            .formatted(gameId, seq, type, data));
  }

  private static String data(LoggedEvent event) {
    return EventCodec.encode(event.event()).data();
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(DatabaseUrl.parse(database.url()).dataSource())
        .target(version)
        .load()
        .migrate();
  }

  /** For an update that may be rolled back: the older build can read what this build writes. */
  @Test
  void configuredStoreWritesEventsLikeOlderNodes() {
    PgStore older =
        another(Defaults.of("database.", StoreLimits.class, "database.event-version: 1"));
    UUID gameId = UUID.randomUUID();
    NewGame game = SampleGames.game(gameId);
    StoreAwait.result(older.gameStore().create(game, 1_000_000, 1_000_000));
    LoggedEvent said = SampleAppends.announcement(2, "hello");
    SeqFrame frame = new SeqFrame(2, ServerFrames.logged("announcement", SHOWN, 2));
    AppendRequest appendRequest =
        new AppendRequest(
            gameId, 0, 1, List.of(said), List.of(frame), null, Map.of("carol", "Carol"), WAITING);
    assertThat(StoreAwait.result(older.journal().append(appendRequest)))
        .isEqualTo(new AppendResult.Committed());

    assertThat(database.query("SELECT version, data FROM logged_events ORDER BY seq"))
        .containsExactly("1|" + game.data(), "1|" + SHOWN);
    assertThat(log(gameId))
        .containsExactly(new LoggedEvent(1, game.created(), game.stateHash()), said);
  }

  private List<Long> plays(UUID gameId, long upTo) {
    return StoreAwait.result(store.journal().playsInEffect(gameId, upTo, 0, 10));
  }

  private List<GameRecord> seen(String status) {
    return StoreAwait.result(
            store.gameStore().list(DAVE, new GameFilter(status, false, null), null, 10, HOUR_MS))
        .games();
  }

  private List<GameStore.AbandonedGame> untouched() {
    return StoreAwait.result(store.gameStore().findAbandoned(Duration.ofDays(90), 10));
  }

  private void older(UUID gameId, long after, GameRow row, LoggedEvent... events) {
    assertThat(older(gameId, after, row, null, events)).isEqualTo("committed");
  }

  private String older(
      UUID gameId, long after, GameRow row, @Nullable IdempotencyKey key, LoggedEvent... events) {
    AppendRequest appendRequest =
        new AppendRequest(gameId, 0, after, List.of(events), List.of(), key, Map.of(), row);
    AppendBatch appendBatch = new AppendBatch(EventCodec.FACTS);
    appendBatch.addIfAbsent(new PendingAppend(appendRequest, vertx.getOrCreateContext(), 0));
    Tuple all = appendBatch.parameters();
    Tuple parameters = Tuple.tuple();
    for (int i = 0; i < PARAMETERS; i++) {
      parameters.addValue(
          switch (i) {
            case USER -> new String[] {key == null ? null : key.userId()};
            case COMMAND -> new String[] {key == null ? null : key.id()};
            default -> all.getValue(i);
          });
    }
    return asOlder("append", parameters).iterator().next().getString(1);
  }

  private RowSet<Row> asOlder(String statement, Tuple parameters) {
    PgConnection connection =
        StoreAwait.result(
            PgConnection.connect(
                vertx, DatabaseUrl.parse(database.url()).connectOptionsOfHosts().get(0)));
    RowSet<Row> rows =
        StoreAwait.result(connection.preparedQuery(statement(statement)).execute(parameters));
    StoreAwait.result(connection.close());
    return rows;
  }

  private static String statement(String name) {
    try (var in = OlderNodesIT.class.getResourceAsStream("/older-nodes/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
