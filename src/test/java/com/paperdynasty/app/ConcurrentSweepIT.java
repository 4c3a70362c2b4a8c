package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static com.paperdynasty.harness.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two nodes of one cluster sweep abandoned games at the same time. */
@AtLength
@RunsInParallel
class ConcurrentSweepIT {
  private static final int GAMES = 12;
  private static final Logger LOBBY = (Logger) LoggerFactory.getLogger("com.paperdynasty.lobby");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Vertx vertx = Vertx.vertx();
  private TestNode one;
  private TestNode other;
  private RestClient restClient;

  @BeforeEach
  void start() throws Exception {
    List<Integer> ports = ReservedPorts.reserve(4);
    one = TestNode.start(settings(ports, 0));
    Map<String, String> second = settings(ports, 2);
    second.put("PD_DATABASE_URL", one.database().url());
    other = TestNode.start(second);
    restClient = new RestClient(one.port());
    log.start();
    LOBBY.setLevel(Level.INFO);
    LOBBY.addAppender(log);
  }

  @AfterEach
  void stop() {
    LOBBY.detachAppender(log);
    LOBBY.setLevel(null);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    if (other != null) {
      other.close();
    }
    if (one != null) {
      one.close();
    }
  }

  @Test
  void eachGameIsClosedAndLoggedOnce() throws Exception {
    List<String> untouched = new ArrayList<>();
    for (int i = 0; i < GAMES; i++) {
      untouched.add(startedGame(i % 2 == 0 ? one : other));
    }
    String damaged = startedGame(one);
    String young = startedGame(other);
    String unstarted = restClient.game(TestTokens.of("ann"), "ann", "ann");
    one.database()
        .execute(
            "UPDATE logged_events SET data = '{' WHERE seq = 2 AND game_id = '" + damaged + "'",
            "UPDATE games SET owner = NULL, epoch = epoch + 1 WHERE game_id = '" + damaged + "'",
            "UPDATE games SET touched_at = now() - interval '91 days' WHERE status = 'in_progress'"
                + " AND game_id <> '%s'".formatted(young),
            "UPDATE games SET stored_at = now() - interval '8 days' WHERE status = 'waiting'");

    until(() -> count("games WHERE status = 'completed'") == GAMES);
    until(() -> count("games WHERE game_id = '" + unstarted + "'") == 0);
    until(() -> linesOf(damaged).size() == 2);

    assertThat(count("logged_events WHERE type = 'game_completed'")).isEqualTo(GAMES);
    for (String game : untouched) {
      until(() -> !linesOf(game).isEmpty());
      assertThat(linesOf(game)).hasSize(1).first().asString().contains("closed as abandoned");
      List<JsonObject> log = log(game);
      assertThat(log).extracting(event -> event.getInteger("seq")).isSorted().hasSize(4);
      assertThat(log.get(3).getString("event")).isEqualTo("game_completed");
    }
    assertThat(linesOf(damaged)).allMatch(line -> line.contains("as abandoned failed"));
    assertThat(count("games WHERE status = 'in_progress'")).as("damaged and young").isEqualTo(2);
  }

  private String startedGame(TestNode node) {
    String game = restClient.game(TestTokens.of("ann"), "ann", "ann");
    try (GameClient ann =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), TestTokens.of("ann"))) {
      ann.command("roll_dice", new JsonObject().put("game_id", game));
    }
    return game;
  }

  private List<JsonObject> log(String game) throws Exception {
    HttpCalls ann = new HttpCalls(other.port(), TestTokens.of("ann"));
    return json(ann.get("/api/games/" + game + "/log?after=0")).getJsonArray("events").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private List<String> linesOf(String game) {
    return List.copyOf(log.list).stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(game))
        .toList();
  }

  private long count(String rows) {
    return Long.parseLong(one.database().query("SELECT count(*) FROM " + rows).get(0));
  }

  private static Map<String, String> settings(List<Integer> ports, int first) {
    Map<String, String> settings = TestNode.ofTwo(ports, first);
    settings.put("PD_LOBBY_SWEEP_INTERVAL_MS", "20");
    return settings;
  }
}
