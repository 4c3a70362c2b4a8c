package com.paperdynasty.store.journal;

import static com.paperdynasty.journal.SampleAppends.announcement;
import static com.paperdynasty.journal.SampleAppends.entropy;
import static com.paperdynasty.journal.SampleAppends.play;
import static com.paperdynasty.journal.SampleAppends.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.GameRow;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.store.EmptiedStoreTest;
import com.paperdynasty.store.StoreAwait;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A packed game takes little space and is read and continued like any other. */
@RunsInParallel
class LogPackerIT extends EmptiedStoreTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int BYTES = 1 << 20;
  private static final GameRow PLAYED = new GameRow("in_progress", null, null, "{}");
  private static final GameRow OVER = new GameRow("completed", null, null, "{}");
  private static final AppendResult COMMITTED = new AppendResult.Committed();
  private static final CommandReceipt FORGOTTEN = new CommandReceipt(0, 0, 0);

  @Test
  void packedGameReadsAsBefore() {
    UUID game = finished();
    List<LoggedEvent> before = log(game);
    age(game, "61 minutes");

    assertThat(pack()).isEqualTo(1);

    assertThat(rows("logged_events", game) + rows("plays", game)).isZero();
    assertThat(log(game)).isEqualTo(before).hasSize(6);
    assertThat(open(store.journal(), game).log()).isEqualTo(before);
    assertThat(StoreAwait.result(store.journal().read(game, 2, 3))).isEqualTo(before.subList(2, 5));
    assertThat(plays(game, 3)).containsExactly(2L, 3L);
    assertThat(plays(game, 5)).containsExactly(2L);
    assertThat(plays(game, 6)).containsExactly(2L, 6L);
    assertThat(StoreAwait.result(store.journal().playsInEffect(game, 6, 1, 10)))
        .containsExactly(6L);
    assertThat(StoreAwait.result(store.journal().playsInEffect(game, 6, 0, 1))).containsExactly(2L);
    assertThat(pack()).as("once").isZero();
  }

  @Test
  void youngOrReopenedGamesAreNotPacked() {
    UUID young = finished();
    age(young, "59 minutes");
    UUID undone = finished();
    append(undone, 6, "c9", PLAYED, undone(7, 2));
    age(undone, "2 hours");

    assertThat(pack()).isZero();
    assertThat(rows("logged_events", young)).isEqualTo(6);
  }

  @Test
  void reopenedGameAppendsRowsAndIsPackedAgain() {
    UUID game = finished();
    age(game, "61 minutes");
    pack();
    append(game, 6, "c6", PLAYED, undone(7, 2));
    append(game, 7, "c7", OVER, play(8, 2), announcement(9, "over"));
    List<LoggedEvent> all = log(game);

    assertThat(all)
        .extracting(LoggedEvent::seq)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(open(store.journal(), game).log()).isEqualTo(all);
    assertThat(plays(game, 7)).containsExactly(2L);
    assertThat(plays(game, 9)).containsExactly(2L, 8L);
    assertThat(pack()).as("over just now").isZero();
    age(game, "61 minutes");
    assertThat(pack()).isEqualTo(1);
    assertThat(rows("packed_events", game)).isEqualTo(2);
    assertThat(rows("logged_events", game)).isZero();
    assertThat(log(game)).isEqualTo(all);
    assertThat(duplicateOf(game, 9, "c7")).isEqualTo(new CommandReceipt(7, 8, 2));
    assertThat(duplicateOf(game, 9, "c1")).isEqualTo(new CommandReceipt(7, 2, 1));
  }

  @Test
  void commandToAPackedGameIsExecutedOnce() {
    UUID game = finished();
    age(game, "61 minutes");
    pack();

    assertThat(rows("commands", game)).as("the undo and the announcement").isEqualTo(2);
    for (String id : List.of("c1", "c2", "c3", "c4", "c5")) {
      assertThat(StoreAwait.result(store.journal().receiptOf(game, "alice", id)))
          .contains(duplicateOf(game, 6, id));
    }
    assertThat(StoreAwait.result(store.journal().receiptOf(game, "bob", "c1"))).isEmpty();
    append(game, 6, "c6", PLAYED, undone(7, 2));
  }

  @Test
  void lockedGameIsNotPackedNorWaitedFor() throws SQLException {
    UUID game = finished();
    age(game, "61 minutes");
    try (Connection owner = database.connect();
        Statement append = owner.createStatement()) {
      owner.setAutoCommit(false);
      append.execute("SELECT FROM games WHERE game_id = '" + game + "' FOR UPDATE");
      assertThat(pack()).isZero();
      assertThat(StoreAwait.result(store.gameStore().forgetCommands(HOUR, 10))).isZero();
      owner.rollback();
    }
    assertThat(rows("logged_events", game)).isEqualTo(6);
    assertThat(pack()).isEqualTo(1);
  }

  @Test
  void incompleteOrTooLongLogIsNotPacked() {
    UUID damaged = finished();
    database.execute("DELETE FROM logged_events WHERE seq = 4 AND game_id = '" + damaged + "'");
    age(damaged, "61 minutes");
    assertThat(pack()).isZero();
    UUID longer = finished();
    age(longer, "61 minutes");
    assertThat(StoreAwait.result(store.gameStore().pack(HOUR, 10, 100))).isZero();

    assertThat(rows("logged_events", damaged)).isEqualTo(5);
    assertThat(rows("logged_events", longer)).isEqualTo(6);
    assertThat(pack()).as("nor is it tried again").isZero();
  }

  @Test
  void damagedBlockIsADamagedLog() {
    UUID game = finished();
    age(game, "61 minutes");
    pack();
    database.execute(
        "UPDATE packed_events SET events = set_byte(events, 19, 255 - get_byte(events, 19))");

    assertThat(StoreAwait.cause(store.journal().read(game, 3, 1)))
        .isInstanceOfSatisfying(
            DamagedLogException.class, fault -> assertThat(fault.seq()).isEqualTo(4));
  }

  @Test
  void receiptsOfACompletedGameAreDeletedAfterADay() {
    UUID game = finished();
    UUID packed = finished();
    age(packed, "61 minutes");
    pack();
    age(game, "25 hours");
    age(packed, "25 hours");
    UUID young = finished();
    age(young, "23 hours");

    assertThat(StoreAwait.result(store.gameStore().forgetCommands(DAY, 10))).isEqualTo(2);

    for (UUID old : List.of(game, packed)) {
      assertThat(ids(old)).containsExactly("c3", "c4");
      for (String id : List.of("c1", "c2", "c5")) {
        assertThat(StoreAwait.result(store.journal().receiptOf(old, "alice", id)))
            .contains(FORGOTTEN);
      }
      assertThat(StoreAwait.result(store.journal().receiptOf(old, "alice", "c9"))).isEmpty();
      assertThat(duplicateOf(old, 6, "c3")).as("the undo").isEqualTo(new CommandReceipt(7, 4, 1));
    }
    assertThat(ids(young)).hasSize(5);
    assertThat(StoreAwait.result(store.gameStore().forgetCommands(DAY, 10))).isZero();
  }

  /** The game is then completed, packed and its ids deleted once more. */
  @Test
  void commandFromBeforeAnUndoIsNeverExecutedTwice() {
    UUID game = finished();
    UUID packed = finished();
    age(packed, "61 minutes");
    pack();
    age(game, "25 hours");
    age(packed, "25 hours");
    StoreAwait.result(store.gameStore().forgetCommands(DAY, 10));

    for (UUID old : List.of(game, packed)) {
      append(old, 6, "c6", PLAYED, undone(7, 2));
      assertThat(duplicateOf(old, 7, "c2")).isEqualTo(FORGOTTEN);
      assertThat(duplicateOf(old, 7, "c6")).isEqualTo(new CommandReceipt(7, 7, 1));
      append(old, 7, "c7", OVER, play(8, 2));
      age(old, "25 hours");
    }
    assertThat(pack()).isEqualTo(2);
    for (UUID old : List.of(game, packed)) {
      assertThat(duplicateOf(old, 8, "c7")).isEqualTo(new CommandReceipt(7, 8, 1));
    }
    assertThat(StoreAwait.result(store.gameStore().forgetCommands(DAY, 10))).isEqualTo(2);
    for (UUID old : List.of(game, packed)) {
      assertThat(duplicateOf(old, 8, "c7")).isEqualTo(FORGOTTEN);
      assertThat(duplicateOf(old, 8, "c2")).isEqualTo(FORGOTTEN);
      assertThat(log(old)).hasSize(8);
    }
  }

  @Test
  void reopenedGameKeepsItsCommandIds() {
    UUID game = finished();
    append(game, 6, "c6", PLAYED, undone(7, 2));
    age(game, "25 hours");

    assertThat(StoreAwait.result(store.gameStore().forgetCommands(DAY, 10))).isZero();
    assertThat(ids(game)).hasSize(6);
  }

  @Test
  void deletedGameLeavesNoBlocks() {
    UUID game = finished();
    age(game, "61 minutes");
    pack();

    assertThat(StoreAwait.result(store.gameStore().delete(game, false))).isFalse();
    assertThat(StoreAwait.result(store.gameStore().delete(game, true))).isTrue();
    assertThat(rows("packed_events", game) + rows("packed_commands", game)).isZero();
    assertThat(rows("commands", game)).isZero();
  }

  /** A completed game; its fourth event undoes the third. */
  private UUID finished() {
    UUID game = created();
    append(game, 1, "c1", PLAYED, play(2, 1));
    append(game, 2, "c2", PLAYED, play(3, 2));
    append(game, 3, "c3", PLAYED, undone(4, 2));
    append(game, 4, "c4", PLAYED, announcement(5, "rain"));
    append(game, 5, "c5", OVER, play(6, 2));
    return game;
  }

  private void append(UUID game, long after, String id, GameRow row, LoggedEvent... events) {
    assertThat(appended(game, after, id, row, events)).isEqualTo(COMMITTED);
  }

  private AppendResult appended(
      UUID game, long after, String id, GameRow row, LoggedEvent... events) {
    long epoch =
        Long.parseLong(
            database.query("SELECT epoch FROM games WHERE game_id = '" + game + "'").get(0));
    IdempotencyKey key = new IdempotencyKey("alice", id, 7);
    return append(
        new AppendRequest(game, epoch, after, List.of(events), List.of(), key, Map.of(), row));
  }

  /** The receipt for a command that was executed before. */
  private CommandReceipt duplicateOf(UUID game, long after, String id) {
    AppendResult appendResult = appended(game, after, id, OVER, entropy(after + 1, "late"));
    assertThat(appendResult).isInstanceOf(AppendResult.Duplicate.class);
    return ((AppendResult.Duplicate) appendResult).receipt();
  }

  private int pack() {
    return StoreAwait.result(store.gameStore().pack(HOUR, 10, BYTES));
  }

  private void age(UUID game, String age) {
    database.execute(
        "UPDATE games SET turned_at = now() - interval '%s' WHERE game_id = '%s'"
            .formatted(age, game));
  }

  private List<Long> plays(UUID game, long upTo) {
    return StoreAwait.result(store.journal().playsInEffect(game, upTo, 0, 10));
  }

  private List<String> ids(UUID game) {
    return database.query(
        "SELECT 'c' || n FROM commands, generate_series(1, 9) n WHERE game_id = '"
            + game
            + "' AND command_id = short_command_id('alice', 'c' || n) ORDER BY 1");
  }

  private int rows(String table, UUID game) {
    return Integer.parseInt(
        database
            .query("SELECT count(*) FROM %s WHERE game_id = '%s'".formatted(table, game))
            .get(0));
  }
}
