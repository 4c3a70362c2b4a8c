package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A damaged log stops its own game and no other, and is logged once. */
@RunsInParallel
class BrokenLogIT {
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

  private static Vertx vertx;
  private static TestNode node;
  private static HttpCalls alice;
  private static RestClient restClient;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private String game;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    // No recent frames and no states are kept, so all older events are read from the log.
    node =
        TestNode.start(
            Map.of(
                "PD_HOSTING_BROKEN_RETRY_MS", "2000",
                "PD_TABLE_FRAMES_BYTES", "0",
                "PD_REPLAYS_STATES_BYTES", "1"));
    restClient = new RestClient(node.port());
    alice = new HttpCalls(node.port(), restClient.token("alice"));
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger("com.paperdynasty")).addAppender(log);
    game = restClient.game(restClient.token("alice"), "alice", "alice");
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger("com.paperdynasty")).detachAppender(log);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          logged_events | state_hash = set_byte(state_hash, 7, 255 - get_byte(state_hash, 7)) | the hash of its state is
          logged_events | data = left(data, 40)                         | it cannot be read
          logged_events | data = replace(data, '"alice"', '"alicf"')    | the hash of its state is
          logged_events | data = '{}'                                   | it cannot
          logged_events | data = '[]'                                   | it cannot
          logged_events | type = 'game_completed'                       | it cannot
          logged_events | type = 'nonsense'                             | it cannot be read
          logged_events | seq = 2                                       | it is missing
          game_secrets | game_id = md5(game_id::text)::uuid           | its secrets are missing
          """)
  void damagedGameIsAnErrorThatOneLogLineExplains(String table, String damage, String why)
      throws Exception {
    String where = " WHERE game_id = '" + game + "'";
    node.database()
        .execute(
            "DROP TABLE IF EXISTS sound",
            "CREATE TABLE sound AS SELECT * FROM " + table + where,
            "UPDATE " + table + " SET " + damage + where);
    double before = broken();

    List<String> errors =
        Stream.generate(() -> "/api/games/" + game)
            .limit(20)
            .map(this::errorOf)
            .distinct()
            .toList();

    assertThat(errors).as("all callers get the same error").hasSize(1);
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains(errors.get(0), game, why).doesNotContain("\n");
    assertThat(broken() - before).isEqualTo(1);
    String other = restClient.game(restClient.token("alice"), "alice", "alice");
    assertThat(alice.get("/api/games/" + other).statusCode()).isEqualTo(200);
    assertThat(alice.get("/api/games/" + game + "/plays").statusCode()).isEqualTo(200);

    node.database()
        .execute("DELETE FROM " + table + where, "INSERT INTO " + table + " SELECT * FROM sound");
    long end = System.nanoTime() + PATIENCE_NS;
    while (alice.get("/api/games/" + game).statusCode() != 200) {
      assertThat(System.nanoTime())
          .as("the game recovers when its log is repaired")
          .isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  @Test
  void openGameGoesOnIfAnOldEventIsUnreadable() throws Exception {
    assertThat(alice.get("/api/games/" + game).statusCode()).isEqualTo(200);
    node.database()
        .execute("UPDATE logged_events SET data = '{' WHERE game_id = '" + game + "' AND seq = 1");

    errorOf("/api/games/" + game + "/log");

    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains(game, "seq 1", "it cannot be read");
    assertThat(alice.get("/api/games/" + game).statusCode()).isEqualTo(200);
  }

  @Test
  void eventsBeforeTheDamageAreReadAndItIsLoggedOnce() throws Exception {
    play();
    node.database()
        .execute(
            "UPDATE logged_events SET data = '{' WHERE seq = 3 AND game_id = '%s'".formatted(game));
    String log = "/api/games/" + game + "/log?after=";

    assertThat(seqs(alice.get(log + 0))).containsExactly(1, 2);
    assertThat(seqs(alice.get(log + 1))).containsExactly(2);
    String unreadable = errorOf(log + 2);
    for (int i = 0; i < 10; i++) {
      assertThat(errorOf(log + 2)).isEqualTo(unreadable);
      // Later events are shown with the state that follows from earlier ones, which is unknown.
      assertThat(errorOf(log + 3)).isEqualTo(unreadable);
    }
    assertThat(errorOf("/api/games/" + game + "/dice")).isEqualTo(unreadable);
    assertThat(errorOf("/api/games/" + game)).isEqualTo(unreadable);
    for (String part : new String[] {"/boxscore", "/retrosheet"}) {
      assertThat(alice.get("/api/games/" + game + part).statusCode()).as(part).isEqualTo(200);
    }
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains(unreadable, "seq 3", "it cannot be read");
  }

  @Test
  void missingEventIsAnError() throws Exception {
    play();
    node.database()
        .execute("DELETE FROM logged_events WHERE seq = 4 AND game_id = '%s'".formatted(game));
    String log = "/api/games/" + game + "/log?after=";

    assertThat(seqs(alice.get(log + 0))).containsExactly(1, 2, 3);
    String missing = errorOf(log + 3);
    assertThat(errorOf(log + 3)).isEqualTo(missing);
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains(missing, "seq 4", "it is missing");
  }

  @Test
  void damagedPlayIsAnErrorAndNotHalfAnAnswer() throws Exception {
    play();
    assertThat(alice.get("/api/games/" + game + "/plays").statusCode()).isEqualTo(200);
    node.database()
        .execute(
            "UPDATE logged_events SET data = '{' WHERE type = 'play_resolved' AND game_id = '%s'"
                .formatted(game));

    String error = errorOf("/api/games/" + game);
    assertThat(errorOf("/api/games/" + game)).isEqualTo(error);
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains(error, "it cannot be read");
    assertThat(errorOf("/api/games/" + game + "/plays")).isNotNull();
  }

  private void play() {
    String token = restClient.token("alice");
    try (GameClient player =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token)) {
      JsonObject about = new JsonObject().put("game_id", game);
      player.command("roll_dice", about);
      player.command("submit_manual_outcome", about.copy().put("outcome", "homerun"));
    }
  }

  private static List<Integer> seqs(HttpResponse<String> page) {
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return json(page).getJsonArray("events").stream()
        .map(event -> ((JsonObject) event).getInteger("seq"))
        .toList();
  }

  private String errorOf(String path) {
    try {
      HttpResponse<String> response = alice.get(path);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(500);
      assertThat(json(response).getString("code")).isEqualTo("internal");
      return json(response).getString("error_id");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<String> lines() {
    return List.copyOf(log.list).stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(game))
        .toList();
  }

  private static double broken() throws Exception {
    return new HttpCalls(node.managementPort(), null)
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("pd_games_broken_total "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ", 2)[1]))
        .findFirst()
        .orElseThrow();
  }
}
