package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spectators are delayed by a second, and only one transient message is buffered. */
@Timeout(120)
class ManySpectatorsIT {
  private final Vertx vertx = Vertx.vertx();
  private final List<GameClient> clients = new ArrayList<>();
  private TestNode node;
  private RestClient restClient;
  private String game;

  @BeforeEach
  void start() throws Exception {
    node =
        TestNode.start(Map.of("PD_SPECTATORS_DELAY_MS", "1000", "PD_REALTIME_LATE_BYTES", "300"));
    restClient = new RestClient(node.port());
    game = restClient.game(restClient.token("alice"), "alice", "bob");
  }

  @AfterEach
  void stop() {
    clients.forEach(GameClient::close);
    node.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void presenceOfManyReachesDelayedSpectators() {
    join("alice");
    GameClient carol = join("carol");
    List<GameClient> leaving = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      leaving.add(join("leaves-" + i));
      join("stays-" + i);
    }
    awaitThere(carol, 22);
    leaving.forEach(client -> client.ask("leave_game", about()));
    join("bob");

    Set<String> there = awaitThere(carol, 13);
    assertThat(there).contains("alice", "bob", "carol", "stays-0", "stays-9");
    assertThat(carol.heard().stream().filter(frame -> frame.encode().contains("\"bob\"")))
        .as("with the seat that is theirs")
        .anyMatch(frame -> frame.encode().contains("home"));
  }

  /** Waits until a number of users is in the room, as far as this client knows. */
  private static Set<String> awaitThere(GameClient client, int people) {
    Instant end = Instant.now().plusSeconds(20);
    Set<String> there = there(client);
    while (there.size() != people) {
      assertThat(Instant.now()).as("there are %s", there).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      there = there(client);
    }
    return there;
  }

  private static Set<String> there(GameClient client) {
    Set<String> there = new HashSet<>();
    for (JsonObject frame : client.heard()) {
      JsonObject data = frame.getJsonObject("data");
      switch (frame.getString("event")) {
        case "game_joined" ->
            data.getJsonArray("participants")
                .forEach(user -> there.add(((JsonObject) user).getString("user_id")));
        case "user_connected" -> there.add(data.getString("user_id"));
        case "user_disconnected" -> there.remove(data.getString("user_id"));
        default -> {}
      }
    }
    return there;
  }

  private GameClient join(String user) {
    GameClient client =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), restClient.token(user));
    clients.add(client);
    String role = user.equals("alice") || user.equals("bob") ? "player" : "spectator";
    JsonObject joined = client.ask("join_game", about().put("role", role));
    assertThat(joined.getString("event")).isEqualTo("game_joined");
    return client;
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
