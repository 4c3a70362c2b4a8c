package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A game that another owner has taken and that is opened again while clients are in its room. */
@Timeout(60)
@RunsInParallel
class TakenOverGameIT {
  private static final Set<String> EVERYBODY = Set.of("alice", "bob", "carol");

  private final Vertx vertx = Vertx.vertx();
  private TestNode node;
  private String game;
  private final List<GameClient> clients = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    node =
        TestNode.start(
            Map.of("PD_REALTIME_WATCH_INTERVAL_MS", "200", "PD_LIMITS_EXEMPT", "127.0.0.1"));
    RestClient restClient = new RestClient(node.port());
    game = restClient.game(restClient.token("alice"), "alice", "bob");
    for (String user : List.of("alice", "bob", "carol")) {
      GameClient client =
          GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), restClient.token(user));
      clients.add(client);
      client.command("join_game", about().put("role", role(user)));
    }
    awaitEverybody();
  }

  @AfterEach
  void stop() {
    clients.forEach(GameClient::close);
    node.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void presenceIsNeitherRepeatedNorLost() {
    GameClient alice = clients.get(0);
    GameClient carol = clients.get(2);
    node.database().execute("UPDATE games SET epoch = epoch + 1");
    assertThat(alice.command("roll_dice", about()).getString("event")).isEqualTo("dice_rolled");
    awaitEverybody();

    // Earlier announcements of the new owner come before this one.
    carol.ask("leave_game", about());
    for (GameClient client : clients.subList(0, 2)) {
      JsonObject left = client.await("user_disconnected");
      assertThat(left.getJsonObject("data").getString("user_id")).isEqualTo("carol");
      assertThat(announced(client)).doesNotHaveDuplicates();
    }
    assertThat(announced(alice)).contains("bob", "carol");
  }

  private static List<String> announced(GameClient client) {
    return client.heard().stream()
        .filter(frame -> frame.getString("event").equals("user_connected"))
        .map(frame -> frame.getJsonObject("data").getString("user_id"))
        .toList();
  }

  /** Joins again, which changes nothing, until the owner knows of everybody. */
  private void awaitEverybody() {
    GameClient carol = clients.get(2);
    Set<String> present;
    do {
      JsonObject joined = carol.ask("join_game", about().put("role", "spectator"));
      present = users(joined.getJsonObject("data").getJsonArray("participants"));
    } while (!present.equals(EVERYBODY));
  }

  private static Set<String> users(JsonArray participants) {
    return participants.stream()
        .map(participant -> ((JsonObject) participant).getString("user_id"))
        .collect(Collectors.toSet());
  }

  private static String role(String user) {
    return user.equals("carol") ? "spectator" : "player";
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
