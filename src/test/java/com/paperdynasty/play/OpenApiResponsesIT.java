package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the HTTP calls match the OpenAPI document, field by field. */
class OpenApiResponsesIT {
  private static final String GAME = "/api/games/{id}";

  private static SharedGame table;
  private static String alice;

  /** A game in which everything has happened that the calls return. */
  @BeforeAll
  static void play() {
    table = new SharedGame();
    alice = table.restClient().token("alice");
    GameClient manager = table.joined("alice");
    for (String outcome : List.of("homerun", "walk", "strikeout", "strikeout", "strikeout")) {
      String roll = table.roll(manager);
      JsonObject data = table.about().put("outcome", outcome).put("roll_id", roll);
      assertThat(manager.command("submit_manual_outcome", data).getString("event"))
          .isEqualTo("play_resolved");
    }
    manager.command("undo_play", table.about().put("reason", "a look at it"));
    manager.ask("send_message", table.about().put("channel", "game").put("text", "well played"));
    table.joined("carol").ask("roll_dice", table.about());
  }

  @AfterAll
  static void close() {
    table.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/plays", "/log", "/messages", "/audit", "/boxscore", "/quick-table", "/dice"})
  void readsOfAGameMatchTheDocument(String what) {
    isAsDescribed("get", GAME + what, get(GAME + what, table.game(), alice), 200);
    isAsDescribed("get", GAME + what, get(GAME + what, SharedGame.newId(), alice), 404);
    isAsDescribed("get", GAME + what, get(GAME + what, table.game(), "no token"), 401);
  }

  @Test
  void listsAndChangesMatchTheDocument() {
    isAsDescribed("get", "/api/games", table.restClient().getRaw("/api/games", alice, null), 200);
    JsonObject team = new JsonObject().put("name", "Owls");
    JsonObject order = new JsonObject().put("league", "sba").put("home", team).put("away", team);
    HttpResponse<String> created = post("/api/games", alice, order);
    isAsDescribed("post", "/api/games", created, 201);
    isAsDescribed("post", "/api/games", post("/api/games", alice, new JsonObject()), 422);
    isAsDescribed("post", "/api/token/refresh", post("/api/token/refresh", alice, null), 200);
    JsonObject user = new JsonObject().put("user_id", "zoe");
    isAsDescribed("post", "/api/dev/token", post("/api/dev/token", null, user), 200);

    JsonObject made = new JsonObject(created.body());
    String seat = "/api/games/" + made.getString("game_id") + "/seat";
    JsonObject good =
        new JsonObject().put("invitation", made.getJsonObject("invitations").getString("home"));
    String offer = "/api/games/" + made.getString("game_id") + "/offer";
    isAsDescribed("post", GAME + "/offer", post(offer, alice, new JsonObject()), 422);
    isAsDescribed("post", GAME + "/offer", post(offer, alice, good), 200);
    isAsDescribed("post", GAME + "/seat", post(seat, alice, new JsonObject()), 422);
    isAsDescribed("post", GAME + "/seat", post(seat, alice, good), 200);
    JsonObject home = new JsonObject().put("side", "home");
    String open = "/api/games/" + made.getString("game_id") + "/open-seat";
    isAsDescribed("post", GAME + "/open-seat", post(open, alice, new JsonObject()), 422);
    isAsDescribed("post", GAME + "/open-seat", post(open, alice, home), 200);
  }

  @Test
  void rematchesMatchTheDocument() {
    JsonObject side = new JsonObject().put("name", "Owls").put("manager", "alice");
    JsonObject order = new JsonObject().put("league", "sba").put("home", side).put("away", side);
    order.put("rematch_of", table.game());
    isAsDescribed("post", "/api/games", post("/api/games", alice, order), 409);
    String dave = table.restClient().token("dave");
    isAsDescribed("post", "/api/games", post("/api/games", dave, order), 403);
    order.put("rematch_of", SharedGame.newId());
    isAsDescribed("post", "/api/games", post("/api/games", alice, order), 404);

    order.put("rematch_of", endedGame());
    isAsDescribed("post", "/api/games", post("/api/games", alice, order), 201);
    isAsDescribed("post", "/api/games", post("/api/games", alice, order), 200);
  }

  /** A game of alice against herself. */
  private static String endedGame() {
    String game = table.restClient().game(alice, "alice", "alice");
    JsonObject about = new JsonObject().put("game_id", game);
    GameClient manager = table.connected("alice");
    manager.ask("join_game", about.copy().put("role", "player"));
    assertThat(manager.command("end_game", about.put("reason", "rain")).getString("event"))
        .isEqualTo("game_completed");
    return game;
  }

  private static HttpResponse<String> get(String call, String game, String token) {
    return table.restClient().getRaw(call.replace("{id}", game), token, null);
  }

  private static HttpResponse<String> post(String path, String token, JsonObject body) {
    return table.restClient().postRaw(path, token, body == null ? "" : body.encode());
  }

  private static void isAsDescribed(
      String method, String call, HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s %s: %s", method, call, answer.body()).isEqualTo(status);
    try {
      assertThat(
              ServedDocuments.answer(
                  method, call, status, new JsonMapper().readTree(answer.body())))
          .as("%s %s %d: %s", method, call, status, answer.body())
          .isEmpty();
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }

  /** Ensures that the comparison finds a difference. */
  @Test
  void undescribedFieldIsFound() throws IOException {
    JsonNode odd = new JsonMapper().readTree("{\"plays\": [], \"secret\": 1}");

    assertThat(ServedDocuments.answer("get", GAME + "/plays", 200, odd)).isNotEmpty();
  }
}
