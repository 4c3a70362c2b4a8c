package com.paperdynasty.store;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.play;
import static com.paperdynasty.journal.SampleAppends.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.store.journal.JournalSql;
import com.paperdynasty.store.lobby.DeleteSql;
import com.paperdynasty.store.lobby.GameListQuery;
import com.paperdynasty.user.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reading a game, and the next undo, cost the same after thousands of undos. */
@RunsInParallel
class ReadCostIT extends StoreTest {
  private static final int WALKS = 620;
  private static final int UNDOS = 10_000;
  private static final long LAST = 1 + WALKS + 2L * UNDOS;

  /**
   * Far more than one of these statements takes, and far less than reading each play for each undo.
   */
  private static final int STATEMENT_TIMEOUT_MS = 250;

  @Test
  void costOfAPlayPageIsIndependentOfUndos() {
    UUID gameId = undoneThousandsOfTimes();
    PgStore quick = quick();

    List<Long> last = plays(quick, gameId, LAST, WALKS - 10, 10);
    assertThat(last).hasSize(10).endsWith(LAST);
    assertThat(plays(quick, gameId, LAST, 0, 200)).hasSize(200);
    assertThat(plays(quick, gameId, LAST, WALKS - 1, 200)).containsExactly(LAST);
    assertThat(plays(quick, gameId, LAST, Integer.MAX_VALUE, 200)).isEmpty();
  }

  @AtLength
  @Test
  void playsAsOfAnEarlierEventCostNoMore() {
    UUID gameId = undoneThousandsOfTimes();
    PgStore quick = quick();
    // Right after the first undo, and right after the play that was made again.
    long undoneAt = WALKS + 2L;

    assertThat(plays(quick, gameId, undoneAt, WALKS - 2, 200)).containsExactly((long) WALKS);
    assertThat(plays(quick, gameId, undoneAt + 1, WALKS - 2, 200))
        .containsExactly((long) WALKS, undoneAt + 1);
  }

  @AtLength
  @Test
  void playsUndoneOneAfterTheOtherCostNoMore() {
    int plays = 3_000;
    int left = 10;
    UUID gameId = undoneOneByOne(plays, left);
    PgStore quick = quick();
    int half = plays / 2;
    long end = 1L + plays;
    long last = end + plays - left;

    assertThat(plays(quick, gameId, last, 0, 10)).hasSize(left).endsWith(1L + left);
    assertThat(plays(quick, gameId, last, 0, 200)).hasSize(left);
    assertThat(plays(quick, gameId, last, left, 200)).isEmpty();
    // After half of them were undone.
    assertThat(plays(quick, gameId, end + half, half - 5, 200)).hasSize(5);
  }

  @AtLength
  @Test
  void furtherUndoUndoesOnlyTheLastPlay() {
    UUID gameId = undoneThousandsOfTimes();
    Journal quick = quick().journal();
    long epoch = open(quick, gameId).epoch();

    AppendResult appendResult =
        StoreAwait.result(quick.append(adding(gameId, epoch, LAST, null, undone(LAST + 1, WALKS))));

    assertThat(appendResult).isEqualTo(new AppendResult.Committed());
    assertThat(plays(store, gameId, LAST + 1, WALKS - 2, 10)).containsExactly((long) WALKS);
    assertThat(database.query("SELECT count(*) FROM plays WHERE stands"))
        .containsExactly("" + (WALKS - 1));
  }

  @Test
  void costOfAListByStatusIsIndependentOfOtherGames() {
    UUID waiting = created();
    database.execute(
        "INSERT INTO games SELECT md5(n::text)::uuid, 0, NULL, 1, league, rules_hash, true,"
            + " admin_id, away_manager, home_manager, 'completed', summary,"
            + " created_at + n * interval '1 second' FROM games, generate_series(1, 60000) n",
        "ANALYZE games");
    PgStore quick = quick();

    for (User user : List.of(new User("alice", "Alice", false), new User("x", "X", true))) {
      for (boolean mine : List.of(true, false)) {
        List<?> games =
            StoreAwait.result(
                    quick
                        .gameStore()
                        .list(user, new GameFilter("waiting", mine, null), null, 10, 0))
                .games();
        assertThat(games).hasSize(user.admin() && mine ? 0 : 1);
      }
    }
    // It does not matter which index finds the waiting game; the 60,000 others are not read.
    assertThat(database.query(explained()))
        .noneMatch(line -> line.matches(".*Removed by Filter: \\d{2,}.*"));
    assertThat(waiting).isNotNull();
  }

  @AtLength
  @Test
  void sweepDoesNotReadYoungOrCompletedGames() {
    created();
    String copies =
        "INSERT INTO games SELECT md5('%1$s' || n)::uuid, 0, NULL, 1, league, rules_hash, true,"
            + " admin_id, away_manager, home_manager, '%1$s', summary, created_at"
            + " FROM (SELECT * FROM games LIMIT 1) AS one, generate_series(1, %2$d) n";
    database.execute(
        copies.formatted("completed", 30_000),
        copies.formatted("waiting", 30_000),
        copies.formatted("in_progress", 100),
        "ANALYZE games");

    for (String sweep : List.of(DeleteSql.DELETE_UNSTARTED, JournalSql.ABANDONED)) {
      assertThat(database.query("EXPLAIN " + sweep.replace("$1", "604800000").replace("$2", "100")))
          .isNotEmpty()
          .noneMatch(line -> line.contains("Seq Scan on games"))
          .noneMatch(line -> line.contains("games_by_age"))
          .noneMatch(
              line -> line.contains("games_by_status") && sweep.equals(DeleteSql.DELETE_UNSTARTED));
    }
  }

  private static String explained() {
    GameListQuery list =
        GameListQuery.of(
            new User("alice", "Alice", false), new GameFilter("waiting", true, null), null, 10, 0);
    return "EXPLAIN (ANALYZE, COSTS OFF) "
        + list.sql().replace("$1", "'alice'").replace("$2", "11").replace("$3", "'waiting'");
  }

  private UUID undoneThousandsOfTimes() {
    UUID gameId = created();
    String events = "INSERT INTO logged_events SELECT '" + gameId + "', ";
    String plays = "INSERT INTO plays SELECT '" + gameId + "', ";
    database.execute(
        events + event("play_resolved", "n + 1", "n") + series(WALKS),
        plays + "n, n + 1 FROM generate_series(1, " + WALKS + ") n",
        "UPDATE plays SET stands = false, undone_seq = seq + 1 WHERE play_number = " + WALKS,
        events + event("play_undone", WALKS + " + 2 * n", "" + WALKS) + undos(),
        events + event("play_resolved", WALKS + 1 + " + 2 * n", "" + WALKS) + undos(),
        plays
            + WALKS
            + ", "
            + (WALKS + 1)
            + " + 2 * n, n = %d,".formatted(UNDOS)
            + " CASE WHEN n < %d THEN %d + 2 * n END".formatted(UNDOS, WALKS + 2)
            + undos(),
        "UPDATE games SET last_seq = " + LAST,
        "ANALYZE");
    return gameId;
  }

  /** A game with some plays, of which all but {@code left} were undone, the last one first. */
  private UUID undoneOneByOne(int plays, int left) {
    UUID gameId = created();
    int undos = plays - left;
    String events = "INSERT INTO logged_events SELECT '" + gameId + "', ";
    String undone = event("play_undone", "%d + n".formatted(1 + plays), (1 + plays) + " - n");
    database.execute(
        events + event("play_resolved", "n + 1", "n") + series(plays),
        "INSERT INTO plays SELECT '%s', n, n + 1, n <= %d, CASE WHEN n > %d THEN %d - n END"
                .formatted(gameId, left, left, 2 * (1 + plays))
            + series(plays),
        events + undone + series(undos),
        "UPDATE games SET last_seq = " + (1 + plays + undos),
        "ANALYZE");
    return gameId;
  }

  private static String series(int count) {
    return " FROM generate_series(1, " + count + ") n";
  }

  private static String undos() {
    return series(UNDOS);
  }

  /** As {@link SampleGames} has them. */
  private static String event(String type, String seq, String number) {
    int mark = 424_242;
    LoggedEvent sample = type.equals("play_resolved") ? play(1, mark) : undone(1, mark);
    String data = EventCodec.encode(sample.event()).data();
    String text = data.replace("" + mark, "' || " + number + " || '");
    return "%s, '%s', '%s', '%s', 1, decode(lpad(to_hex(%s), 64, '0'), 'hex')"
        .formatted(seq, type, SampleGames.AT, text, seq);
  }

  private static List<Long> plays(PgStore from, UUID gameId, long upTo, int after, int limit) {
    return StoreAwait.result(from.journal().playsInEffect(gameId, upTo, after, limit));
  }

  private PgStore quick() {
    return another(TestStoreLimits.statementTimeout(STATEMENT_TIMEOUT_MS));
  }
}
