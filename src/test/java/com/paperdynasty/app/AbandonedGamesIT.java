package com.paperdynasty.app;

import static com.paperdynasty.app.GameFixtures.created;
import static com.paperdynasty.app.GameFixtures.postGame;
import static com.paperdynasty.app.GameFixtures.refused;
import static com.paperdynasty.app.GameFixtures.rows;
import static com.paperdynasty.harness.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Games that nobody plays are closed or deleted, and the number of a user's games is bounded. */
@RunsInParallel
class AbandonedGamesIT {

  @RegisterExtension
  private static final NodeExtension node =
      new NodeExtension(
          Map.of(
              "PD_LOBBY_SWEEP_INTERVAL_MS", "50",
              "PD_LOBBY_WAITING_PER_USER", "3",
              "PD_LOBBY_RUNNING_PER_USER", "2",
              "PD_LIMITS_GAME_USER", "9/600s"));

  @Test
  void unstartedGameIsDeletedEvenForJoinedClients() throws Exception {
    String token = node.restClient().token("ann");
    String game = node.restClient().game(token, "ann", "ann");
    String young = node.restClient().game(token, "ann", "ann");
    HttpCalls httpCalls = new HttpCalls(node.port(), token);
    try (GameClient ann = node.connected("ann")) {
      JsonObject about = new JsonObject().put("game_id", game);
      assertThat(ann.ask("join_game", about).getString("event")).isEqualTo("game_joined");

      node.database()
          .execute(
              "UPDATE games SET stored_at = now() - interval '7 days 1 second' WHERE game_id = '"
                  + game
                  + "'");
      until(() -> rows(node.database(), "games", game) == 0);
      for (String table :
          new String[] {"logged_events", "game_secrets", "commands", "audit_people"}) {
        until(() -> rows(node.database(), table, game) == 0);
      }

      // From here on the audit log has new lines of the game: refused commands.
      JsonObject refused = ann.ask("roll_dice", about);
      assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("not_found");
      assertThat(httpCalls.get("/api/games/" + game).statusCode()).isEqualTo(404);
      assertThat(httpCalls.get("/api/games/" + young).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void untouchedGameIsClosedAsAbandoned() throws Exception {
    String game = node.restClient().game(node.restClient().token("bea"), "bea", "bea");
    JsonObject about = new JsonObject().put("game_id", game);
    try (GameClient bea = node.connected("bea")) {
      bea.ask("join_game", about);
      bea.command("roll_dice", about);
      bea.command("submit_manual_outcome", about.copy().put("outcome", "homerun"));
      assertThat(bea.ask("abandon_game", about.copy().put("seq", 5)).getString("event"))
          .as("nobody but the service")
          .isEqualTo("error");

      node.database()
          .execute(
              "UPDATE games SET touched_at = now() - interval '90 days 1 second' WHERE game_id = '"
                  + game
                  + "'");
      JsonObject completed = bea.await("game_completed").getJsonObject("data");

      assertThat(completed.getString("reason")).isEqualTo("abandoned");
      assertThat(completed.getValue("winner")).isNull();
      assertThat(completed.getJsonObject("state").getString("status")).isEqualTo("completed");
      assertThat(completed.getString("seed")).isNotBlank();
      assertThat(bea.ask("roll_dice", about).getString("event")).isEqualTo("error");
      assertThat(bea.logged().stream().filter(f -> f.getString("event").equals("game_completed")))
          .hasSize(1);
    }
  }

  @Test
  void tooManyGamesAreRefusedWithAdvice() throws Exception {
    HttpCalls cy = node.calls("cy");
    String first = created(cy);
    created(cy);
    created(cy);
    JsonObject waiting = refused(postGame(cy), 409, "conflict");
    assertThat(waiting.getString("detail")).contains("3 games that wait").contains("start one");

    try (GameClient player = node.connected("cy")) {
      player.command("roll_dice", new JsonObject().put("game_id", first));
      player.command("roll_dice", new JsonObject().put("game_id", created(cy)));
      JsonObject running = refused(postGame(cy), 409, "conflict");
      assertThat(running.getString("detail")).contains("games");
      assertThat(postGame(node.calls("dan")).statusCode()).isEqualTo(201);
      // Nine creations in ten minutes are allowed, refused or not.
      while (postGame(cy).statusCode() != 429) {
        assertThat(postGame(cy).statusCode()).isIn(409, 429);
      }
      HttpResponse<String> tooFast = postGame(cy);
      refused(tooFast, 429, "rate_limited");
      assertThat(tooFast.headers().firstValueAsLong("Retry-After").getAsLong()).isPositive();
    }
  }

  @Test
  void unstartedEndedGamesCountUntilTheyAreDeleted() throws Exception {
    String token = node.restClient().token("gus");
    HttpCalls gus = new HttpCalls(node.port(), token);
    String first = node.restClient().game(token, "gus", "gus");
    String[] all = {
      first,
      node.restClient().game(token, "gus", "gus"),
      node.restClient().game(token, "gus", "gus")
    };
    try (GameClient player = node.connected("gus")) {
      for (String game : all) {
        player.command("end_game", new JsonObject().put("game_id", game).put("reason", "rain"));
      }
    }
    JsonObject refused = refused(postGame(gus), 409, "conflict");
    assertThat(refused.getString("detail")).contains("ended before");

    node.database()
        .execute(
            "UPDATE games SET stored_at = now() - interval '7 days 1 second' WHERE game_id = '"
                + first
                + "'");
    until(() -> rows(node.database(), "games", first) == 0);
    created(gus);
    refused(postGame(gus), 409, "conflict");
  }

  @Test
  void listOfOthersGamesShowsUnfinishedOnes() {
    String token = node.restClient().token("eve");
    String over = node.restClient().game(token, "eve", "eve");
    String waiting = node.restClient().game(token, "eve", "eve");
    try (GameClient eve = node.connected("eve")) {
      JsonObject about = new JsonObject().put("game_id", over).put("reason", "rain");
      eve.command("end_game", about);
    }
    assertThat(listed("fay", "")).contains(waiting).doesNotContain(over);
    assertThat(listed("fay", "?status=completed")).contains(over);
    assertThat(listed("eve", "")).contains(waiting, over);
  }

  private static String listed(String user, String query) {
    JsonArray games =
        node.restClient()
            .get("/api/games" + query, node.restClient().token(user))
            .getJsonArray("games");
    return games.encode();
  }
}
