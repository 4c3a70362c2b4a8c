package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.nodes.ThreeNodeCluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A game that nobody plays or watches is closed, and reopened when it is needed. */
@RunsInParallel
class IdleGamesIT {
  private final Vertx vertx = Vertx.vertx();
  private TestNode node;
  private RestClient restClient;
  private String token;
  private String game;

  @BeforeEach
  void start() throws Exception {
    node = TestNode.start(Map.of("PD_TABLE_IDLE_MS", "1000", "PD_TABLE_WATCH_EXPIRY_MS", "6000"));
    restClient = new RestClient(node.port());
    token = restClient.token("alice");
    game = restClient.game(token, "alice", "bob");
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @Test
  void idleGameIsClosedAndTheNextCommandReopensIt() {
    try (GameClient alice = joined()) {
      assertThat(alice.command("roll_dice", about()).getString("event")).isEqualTo("dice_rolled");
      alice.ask("leave_game", about());
      awaitOpen(false);

      JsonObject refused = alice.command("roll_dice", about());
      assertThat(refused.getJsonObject("data").getString("message"))
          .isEqualTo("A roll is already pending");
      awaitOpen(true);
    }
  }

  @Test
  void watchedGameStaysOpen() {
    try (GameClient alice = joined();
        GameClient carol = joined()) {
      alice.ask("leave_game", about());
      String other = restClient.game(token, "alice", "bob");
      restClient.get("/api/games/" + other, token);
      // The other game, which nobody watches and which was used later, is closed meanwhile.
      ThreeNodeCluster.until(() -> owners(other).equals(List.of("null")), () -> "it is still open");
      assertThat(owners(game)).doesNotContain("null");
      assertThat(carol.isClosed()).isFalse();
    }
  }

  private void awaitOpen(boolean open) {
    ThreeNodeCluster.until(
        () -> open != owners(game).equals(List.of("null")),
        () -> "open: " + !open + ", which it should not be");
  }

  private List<String> owners(String of) {
    return node.database()
        .query("SELECT coalesce(owner, 'null') FROM games WHERE game_id = '" + of + "'");
  }

  private GameClient joined() {
    GameClient client = GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token);
    assertThat(client.ask("join_game", about()).getString("event")).isEqualTo("game_joined");
    return client;
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
