package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The HTTP calls about games. */
@RunsInParallel
class GameRoutesIT extends RouteScene {
  @Test
  void gameIsCreatedReadAndListed() throws Exception {
    HttpResponse<String> created = alice.post("/api/games", OPEN_SEAT);
    String gameId = json(created).getString("game_id");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(json(created).getJsonObject("invitations").fieldNames()).containsExactly("away");

    JsonObject game = json(bob.get("/api/games/" + gameId));
    assertThat(game.getInteger("seq")).isEqualTo(1);
    assertThat(game.getString("role")).isEqualTo("spectator");
    assertThat(game.getJsonObject("state").getString("status")).isEqualTo("waiting");
    assertThat(game.getJsonObject("lineups").fieldNames()).contains("home", "away");
    assertThat(listed(bob, "/api/games")).contains(gameId);
    assertThat(listed(bob, "/api/games?mine=true")).doesNotContain(gameId);
    assertThat(listed(alice, "/api/games?mine=true&status=waiting")).contains(gameId);
    assertThat(listed(alice, "/api/games?mine=true&status=completed")).doesNotContain(gameId);
  }

  @Test
  void seatIsTakenOnceWithItsInvitation() throws Exception {
    JsonObject created = json(alice.post("/api/games", OPEN_SEAT));
    String seat = "/api/games/" + created.getString("game_id") + "/seat";
    String invitation = created.getJsonObject("invitations").getString("away");
    String body = new JsonObject().put("invitation", invitation).encode();

    assertThat(bob.post(seat, "{\"invitation\": \"not this one\"}").statusCode()).isEqualTo(403);
    assertThat(bob.post(seat, "{}").statusCode()).isEqualTo(422);
    HttpResponse<String> taken = bob.post(seat, body);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(json(taken).getInteger("seq")).isEqualTo(2);
    assertThat(json(taken).getJsonObject("event").getString("event")).isEqualTo("seat_taken");
    assertThat(alice.post(seat, body).statusCode()).isEqualTo(409);
    assertThat(json(bob.get(seat.replace("/seat", ""))).getString("role")).isEqualTo("manager");
  }

  @Test
  void wronglyTakenSeatIsOpenedAgain() throws Exception {
    JsonObject created = json(alice.post("/api/games", OPEN_SEAT));
    String id = created.getString("game_id");
    String game = "/api/games/" + id;
    String former = created.getJsonObject("invitations").encode().replace("away", "invitation");
    bob.post(game + "/seat", former);
    Vertx vertx = Vertx.vertx();
    try (GameClient unseated = connected(vertx, "bob");
        GameClient admin = connected(vertx, "alice")) {
      JsonObject about = new JsonObject().put("game_id", id);
      unseated.ask("join_game", about.copy().put("role", "player"));

      problem(bob.post(game + "/open-seat", "{\"side\": \"away\"}"), 403, "forbidden");
      problem(alice.post(game + "/open-seat", "{\"side\": \"left\"}"), 422, "invalid");
      HttpResponse<String> opened = alice.post(game + "/open-seat", "{\"side\": \"away\"}");
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
      assertThat(unseated.await("seat_opened").getJsonObject("data").getString("user_id"))
          .isEqualTo("bob");
      unseated.await("game_left");

      JsonObject refused = unseated.ask("join_game", about.copy().put("role", "player"));
      assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("forbidden");
      JsonObject watching = unseated.ask("join_game", about.copy().put("role", "spectator"));
      assertThat(watching.getJsonObject("data").getString("role")).isEqualTo("spectator");
      problem(bob.post(game + "/seat", former), 403, "forbidden");
      String invitation = json(opened).getString("invitation");
      String body = new JsonObject().put("invitation", invitation).encode();
      assertThat(json(bob.post(game + "/offer", body)).getBoolean("open")).isTrue();
      assertThat(bob.post(game + "/seat", body).statusCode()).isEqualTo(200);

      assertThat(admin.command("roll_dice", about).getString("event")).isEqualTo("dice_rolled");
      problem(alice.post(game + "/open-seat", "{\"side\": \"away\"}"), 409, "conflict");
    } finally {
      vertx.close().await();
    }
  }

  private static GameClient connected(Vertx vertx, String user) {
    String token = new RestClient(node.port()).token(user);
    return GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token);
  }

  @Test
  void privateGameIsNotFoundWithoutItsInvitation() throws Exception {
    JsonObject created =
        json(
            alice.post("/api/games", OPEN_SEAT.replace("{\"league", "{\"public\":false,\"league")));
    String game = "/api/games/" + created.getString("game_id");
    String invitation = created.getJsonObject("invitations").getString("watch");

    for (String path :
        new String[] {"", "/plays", "/log", "/boxscore", "/quick-table", "/retrosheet", "/dice"}) {
      problem(bob.get(game + path), 404, "not_found");
      assertThat(bob.get(game + path, "Invitation", invitation).statusCode()).isEqualTo(200);
      problem(bob.get(game + path, "Invitation", "guess"), 404, "not_found");
      assertThat(alice.get(game + path).statusCode()).isEqualTo(200);
    }
    assertThat(listed(bob, "/api/games")).doesNotContain(created.getString("game_id"));
  }

  @Test
  void logBeginsWithTheCommitmentOfTheDice() throws Exception {
    String game = "/api/games/" + json(alice.post("/api/games", OPEN_SEAT)).getString("game_id");

    JsonObject log = json(bob.get(game + "/log"));
    JsonObject dice = json(bob.get(game + "/dice"));
    JsonObject first = log.getJsonArray("events").getJsonObject(0);

    assertThat(log.getInteger("last_seq")).isEqualTo(1);
    assertThat(first.getInteger("seq")).isEqualTo(1);
    assertThat(first.getString("event")).isEqualTo("game_created");
    assertThat(dice.getString("commitment"))
        .matches("[0-9a-f]{64}")
        .isEqualTo(first.getJsonObject("data").getString("commitment"));
    assertThat(dice.getValue("seed")).isNull();
    assertThat(json(bob.get(game + "/log?after=1")).getJsonArray("events")).isEmpty();
    assertThat(json(bob.get(game + "/plays")).getJsonArray("plays")).isEmpty();
  }

  @Test
  void newGameHasABoxScore() throws Exception {
    String game = "/api/games/" + json(alice.post("/api/games", OPEN_SEAT)).getString("game_id");

    HttpResponse<String> response = bob.get(game + "/boxscore");
    JsonObject box = json(response);

    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(box.getString("game_id")).isEqualTo(game.substring("/api/games/".length()));
    assertThat(box.getJsonObject("line_score").getJsonArray("home")).isEmpty();
    assertThat(box.getJsonObject("decisions").getValue("save")).isNull();
    assertThat(box.getJsonObject("home").getString("team")).isEqualTo("H");
    assertThat(box.getJsonObject("away").getJsonArray("batting")).hasSize(9);
    assertThat(box.getJsonObject("away").getJsonArray("pitching")).hasSize(1);
    assertThat(box.getJsonObject("away").getJsonObject("totals").getInteger("PA")).isZero();
  }

  @Test
  void quickTablePreviewsOutcomes() throws Exception {
    String game = "/api/games/" + json(alice.post("/api/games", OPEN_SEAT)).getString("game_id");

    JsonObject table = json(bob.get(game + "/quick-table"));

    assertThat(table.getInteger("seq")).isEqualTo(1);
    assertThat(table.getJsonArray("lines")).hasSize(12);
    JsonObject line = table.getJsonArray("lines").getJsonObject(0);
    assertThat(line.getJsonArray("cases").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("outcomes", new JsonArray().add("groundball_a"))
                .put("hit_locations", new JsonArray())
                .put("does", "Batter out"));
  }

  @Test
  void newGameHasAnEventFileWithItsStarters() throws Exception {
    String game = "/api/games/" + json(alice.post("/api/games", OPEN_SEAT)).getString("game_id");

    HttpResponse<String> file = bob.get(game + "/retrosheet");

    assertThat(file.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(file.body().lines())
        .contains("version,2", "info,visteam,AXX", "info,hometeam,HXX", "info,usedh,true")
        .filteredOn(line -> line.startsWith("start,"))
        .hasSize(20);
  }

  @Test
  void seatForAnybodyIsTakenFromTheList() throws Exception {
    String anybody = OPEN_SEAT.replace("{\"league", "{\"seats\":\"anybody\",\"league");
    String gameId = json(alice.post("/api/games", anybody)).getString("game_id");

    JsonObject seat = inList(bob, "/api/games?seats=open", gameId);
    String invitation = seat.getJsonObject("away").getString("invitation");
    assertThat(seat.getJsonObject("home").containsKey("invitation")).isFalse();
    assertThat(listed(alice, "/api/games?seats=open")).doesNotContain(gameId);

    String body = new JsonObject().put("invitation", invitation).encode();
    assertThat(bob.post("/api/games/" + gameId + "/seat", body).statusCode()).isEqualTo(200);
    JsonObject mine = inList(bob, "/api/games?mine=true&status=unfinished", gameId);
    assertThat(mine.getJsonObject("away").containsKey("invitation")).isFalse();
    assertThat(mine.getJsonObject("waiting_for").getString("for")).isEqualTo("roll");
    assertThat(listed(bob, "/api/games?seats=open")).doesNotContain(gameId);
    problem(bob.get("/api/games?seats=all"), 422, "invalid");
  }

  @Test
  void listIsSentAgainOnlyWhenItHasChanged() throws Exception {
    HttpCalls dora = nobody.as(new RestClient(node.port()).token("dora-" + UUID.randomUUID()));
    dora.post("/api/games", OPEN_SEAT);
    String list = "/api/games?mine=true";
    HttpResponse<String> first = dora.get(list);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same = dora.get(list, "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    dora.post("/api/games", OPEN_SEAT);
    HttpResponse<String> other = dora.get(list, "If-None-Match", tag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(json(other).getJsonArray("games")).hasSize(2);
  }

  @Test
  void gamesAreSearchedByTheNamesInThem() throws Exception {
    String name = "Owls" + UUID.randomUUID().toString().substring(0, 8);
    String game = OPEN_SEAT.replace("\"A\"", "\"" + name + "\"");
    String gameId = json(alice.post("/api/games", game)).getString("game_id");

    assertThat(listed(bob, "/api/games?status=waiting&q=" + name.toUpperCase(Locale.ROOT)))
        .containsExactly(gameId);
    problem(bob.get("/api/games?q=" + "x".repeat(65)), 422, "invalid");
    problem(bob.get("/api/games?q=a%00b"), 422, "invalid");
  }

  @Test
  void leaguesAreListedWithTheirOptions() throws Exception {
    JsonArray leagues = json(bob.get("/api/leagues")).getJsonArray("leagues");
    JsonObject sba = leagues.getJsonObject(leagues.size() - 1);

    assertThat(sba.getString("name")).isEqualTo("sba");
    assertThat(sba.getString("mode")).isEqualTo("manual");
    assertThat(sba.getJsonObject("options").getInteger("innings")).isEqualTo(9);
    assertThat(sba.getJsonObject("options").getBoolean("dh")).isTrue();
    assertThat(sba.getJsonObject("options").getString("before_roll")).isEqualTo("free");
    problem(nobody.get("/api/leagues"), 401, "unauthorized");
  }

  @Test
  void listIsReadPageByPage() throws Exception {
    HttpCalls carol = nobody.as(new RestClient(node.port()).token("carol-" + UUID.randomUUID()));
    for (int i = 0; i < 7; i++) {
      assertThat(carol.post("/api/games", OPEN_SEAT).statusCode()).isEqualTo(201);
    }
    JsonObject first = json(carol.get("/api/games?mine=true"));
    JsonObject second =
        json(carol.get("/api/games?mine=true&cursor=" + first.getString("next_cursor")));

    assertThat(first.getJsonArray("games")).hasSize(5);
    assertThat(second.getJsonArray("games")).hasSize(2);
    assertThat(second.getValue("next_cursor")).isNull();
  }

  private static JsonObject inList(HttpCalls user, String path, String gameId) throws Exception {
    return json(user.get(path)).getJsonArray("games").stream()
        .map(JsonObject.class::cast)
        .filter(game -> game.getString("game_id").equals(gameId))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> listed(HttpCalls user, String path) throws Exception {
    JsonArray games = json(user.get(path)).getJsonArray("games");
    return games.stream()
        .map(game -> ((JsonObject) game).getString("game_id"))
        .collect(Collectors.toSet());
  }
}
