package com.paperdynasty.faults;

import com.paperdynasty.harness.Await;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.TestDatabase;
import com.paperdynasty.store.TestStoreLimits;
import com.paperdynasty.table.OwnedGame;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Checks everything that a database has stored: replays the log of each game, which must lead to
 * the stored state hashes, and compares the tables with each other.
 */
public final class StoredLogCheck {
  /** Each query finds inconsistent games. */
  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  static {
    QUESTIONS.put(
        "has not the events that its row says",
        """
        SELECT g.game_id FROM games g LEFT JOIN logged_events e USING (game_id)
        GROUP BY g.game_id, g.last_seq
        HAVING count(e.seq) <> g.last_seq OR max(e.seq) <> g.last_seq OR min(e.seq) <> 1
        """);
    QUESTIONS.put(
        "has plays beside its log",
        """
        SELECT DISTINCT game_id FROM plays p
        FULL JOIN (SELECT game_id, seq FROM logged_events WHERE type = 'play_resolved') e
        USING (game_id, seq) WHERE p.play_number IS NULL OR e.seq IS NULL
        """);
    QUESTIONS.put(
        "has a gap or a double in the plays that stand",
        """
        SELECT game_id FROM plays WHERE stands GROUP BY game_id
        HAVING count(*) <> max(play_number) OR count(DISTINCT play_number) <> count(*)
        """);
    QUESTIONS.put(
        "has an answer to a command that is not in its log",
        """
        SELECT DISTINCT c.game_id FROM commands c JOIN games g USING (game_id)
        WHERE c.count > 0 AND (c.first_seq < 1 OR c.first_seq + c.count - 1 > g.last_seq)
        """);
    QUESTIONS.put(
        "has one event that answers two commands",
        """
        SELECT a.game_id FROM commands a JOIN commands b ON a.game_id = b.game_id
        AND (a.user_id, a.command_id) < (b.user_id, b.command_id)
        AND a.first_seq < b.first_seq + b.count AND b.first_seq < a.first_seq + a.count
        """);
  }

  private StoredLogCheck() {}

  /** All faults; empty if there are none. Takes the ownership of the games. */
  public static List<String> faults(Vertx vertx, TestDatabase database) {
    List<String> faults = inconsistencies(database);
    PgStore store =
        Await.result(PgStore.open(vertx, database.url(), TestStoreLimits.FEW_CONNECTIONS));
    try {
      for (String game : database.query("SELECT game_id FROM games ORDER BY game_id")) {
        replay(store, UUID.fromString(game), faults);
      }
    } finally {
      Await.result(store.close());
    }
    return faults;
  }

  /** Inconsistencies between the tables. */
  static List<String> inconsistencies(TestDatabase database) {
    List<String> faults = new ArrayList<>();
    QUESTIONS.forEach(
        (complaint, sql) ->
            database.query(sql).forEach(game -> faults.add("game " + game + " " + complaint)));
    return faults;
  }

  private static void replay(PgStore store, UUID game, List<String> faults) {
    OpenedLog openedLog = Await.result(store.journal().open(game, "auditor")).orElseThrow();
    try {
      OwnedGame.replay(game, openedLog, 0, 0);
    } catch (RuntimeException differs) {
      faults.add("game " + game + " cannot be replayed: " + differs.getMessage());
    }
  }
}
