package com.paperdynasty.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.nodes.ThreeNodeCluster;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plants each kind of fault in a played game, because a checker must be able to find them. */
@RunsInParallel
class StoredLogCheckIT {
  private static final List<String> TABLES = List.of("games", "logged_events", "plays", "commands");
  private static final Vertx vertx = Vertx.vertx();
  private static TestNode node;
  private static TestDatabase database;

  @BeforeAll
  static void playAGame() throws Exception {
    node = TestNode.start(Map.of());
    database = node.database();
    RestClient restClient = new RestClient(node.port());
    String token = restClient.token("alice");
    String game = restClient.game(token, "alice", "bob");
    try (GameClient alice =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token)) {
      JsonObject joining = new JsonObject().put("game_id", game).put("role", "player");
      assertThat(alice.ask("join_game", joining).getString("event")).isEqualTo("game_joined");
      for (int i = 0; i < 3; i++) {
        ThreeNodeCluster.play(alice, game);
      }
    }
    for (String table : TABLES) {
      database.execute("CREATE TABLE whole_" + table + " AS TABLE " + table);
    }
  }

  @AfterAll
  static void stop() {
    node.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void makeWhole() {
    for (String table : TABLES) {
      database.execute("DELETE FROM " + table, "INSERT INTO " + table + " TABLE whole_" + table);
    }
  }

  @Test
  void playedGameHasNoFault() {
    assertThat(StoredLogCheck.faults(vertx, database)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          UPDATE games SET last_seq = last_seq + 1; has not the events
          UPDATE games SET last_seq = last_seq - 1; has not the events
          DELETE FROM logged_events WHERE seq = 3; has not the events
          DELETE FROM plays WHERE play_number = 2; has plays beside its log
          UPDATE plays SET seq = seq - 1 WHERE play_number = 2; has plays beside its log
          UPDATE plays SET play_number = 7 WHERE play_number = 2; gap or a double in the plays
          UPDATE plays SET stands = false WHERE play_number = 1; gap or a double in the plays
          UPDATE commands SET first_seq = 99 WHERE first_seq = 5; not in its log
          UPDATE commands SET first_seq = 5, count = 1; answers two commands
          """)
  void inconsistencyIsFound(String planted, String found) {
    database.execute(planted);
    assertThat(StoredLogCheck.inconsistencies(database)).anyMatch(fault -> fault.contains(found));
  }

  @AtLength
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          UPDATE logged_events SET state_hash = sha256(state_hash) WHERE seq = 4
          UPDATE logged_events SET data = replace(data, 'walk', 'single') WHERE type = 'play_resolved'
          """)
  void eventThatLeadsToAnotherStateIsFound(String planted) {
    database.execute(planted);
    assertThat(StoredLogCheck.faults(vertx, database))
        .singleElement()
        .asString()
        .contains("cannot be replayed");
  }
}
