package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.Framing;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.Rest;
import com.paperdynasty.nodes.Trio;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A game that nobody plays and nobody watches leaves memory, and comes back when it is wanted. */
@BesideOthers
class IdleGamesIT {
  private final Vertx vertx = Vertx.vertx();
  private TestNode node;
  private Rest rest;
  private String token;
  private String game;

  @BeforeEach
  void start() throws Exception {
    node = TestNode.start(Map.of("PD_TABLE_IDLE_MS", "1000", "PD_TABLE_WATCH_EXPIRY_MS", "600"));
    rest = new Rest(node.port());
    token = rest.token("alice");
    game = rest.game(token, "alice", "bob");
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @Test
  void aGameWithoutCommandsAndWatchersIsGivenUpAndTheNextCommandBringsItBack() {
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
  void aGameThatSomebodyWatchesStays() {
    try (GameClient alice = joined();
        GameClient carol = joined()) {
      alice.ask("leave_game", about());
      String other = rest.game(token, "alice", "bob");
      rest.get("/api/games/" + other, token);
      // The other one, which nobody watches, is given up meanwhile, and was wanted later.
      Trio.until(() -> owners(other).equals(List.of("null")), () -> "it is still open");
      assertThat(owners(game)).doesNotContain("null");
      assertThat(carol.isClosed()).isFalse();
    }
  }

  private void awaitOpen(boolean open) {
    Trio.until(
        () -> open != owners(game).equals(List.of("null")),
        () -> "open: " + !open + ", which it should not be");
  }

  private List<String> owners(String of) {
    return node.database()
        .query("SELECT coalesce(owner, 'null') FROM games WHERE game_id = '" + of + "'");
  }

  private GameClient joined() {
    GameClient client = GameClient.connect(vertx, Framing.PLAIN, node.port(), token);
    assertThat(client.ask("join_game", about()).getString("event")).isEqualTo("game_joined");
    return client;
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
