package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A silent connection is closed, and its user leaves the room. */
@RunsInParallel
class SilentClientIT {
  private static TestNode node;
  private static Vertx vertx;
  private static RestClient restClient;
  private static String game;
  private static GameClient alice;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of("PD_REALTIME_SILENCE_MS", "3000"));
    vertx = Vertx.vertx();
    restClient = new RestClient(node.port());
    game = restClient.game(restClient.token("alice"), "alice", "bob");
    alice =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), restClient.token("alice"));
    alice.ask("join_game", about("player"));
    // Alice stays connected with heartbeats.
    vertx.setPeriodic(500, now -> alice.send("heartbeat", new JsonObject(), "h"));
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void silentConnectionIsClosedAndTheUserLeavesTheRoom(WebSocketEndpoint webSocketEndpoint) {
    String user = "silent-" + webSocketEndpoint;
    GameClient silent =
        GameClient.connect(vertx, webSocketEndpoint, node.port(), restClient.token(user));
    silent.ask("join_game", about("spectator"));
    awaitInRoom("user_connected", user);

    assertThat(silent.awaitClose()).isEqualTo(1000);
    awaitInRoom("user_disconnected", user);
    assertThat(alice.isClosed()).isFalse();
    silent.close();
  }

  @Test
  void pollingWithoutSendingIsSilence() {
    XhrPollingSession silent = new XhrPollingSession(vertx, node.port(), Map.of());
    silent.open();
    silent.send("connect", new JsonObject().put("token", restClient.token("silent-xhr")));
    silent.await("connected");
    silent.send("join_game", about("spectator"));
    silent.await("game_joined");

    assertThat(silent.await("closing").getJsonObject("data").getInteger("code")).isEqualTo(1000);
    awaitInRoom("user_disconnected", "silent-xhr");
  }

  @Test
  void userWhoStopsPollingLeavesTheRoom() {
    XhrPollingSession lost = new XhrPollingSession(vertx, node.port(), Map.of());
    lost.open();
    lost.send("connect", new JsonObject().put("token", restClient.token("lost-xhr")));
    lost.send("join_game", about("spectator"));
    awaitInRoom("user_connected", "lost-xhr");

    awaitInRoom("user_disconnected", "lost-xhr");
  }

  private static void awaitInRoom(String event, String user) {
    alice.await(
        frame ->
            frame.getString("event").equals(event)
                && frame.getJsonObject("data").getString("user_id").equals(user));
  }

  private static JsonObject about(String role) {
    return new JsonObject().put("game_id", game).put("role", role);
  }
}
