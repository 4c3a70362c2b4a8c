package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.store.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/** Games that users create over HTTP, and their rows in the database. */
final class GameFixtures {
  private GameFixtures() {}

  /** The answer to a request for a game whose both sides cy manages. */
  static HttpResponse<String> postGame(HttpCalls httpCalls) throws Exception {
    JsonObject team = new JsonObject().put("name", "Team").put("manager", "cy");
    return httpCalls.post(
        "/api/games",
        new JsonObject().put("league", "sba").put("home", team).put("away", team).encode());
  }

  /** The id of a game that is created. */
  static String created(HttpCalls httpCalls) throws Exception {
    HttpResponse<String> answer = postGame(httpCalls);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).getString("game_id");
  }

  /** The problem document of an answer, which must have this status and code. */
  static JsonObject refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).getString("code")).isEqualTo(code);
    return json(answer);
  }

  /** How many rows of a game a table has. */
  static long rows(TestDatabase database, String table, String game) {
    String count = "SELECT count(*) FROM " + table + " WHERE game_id = '" + game + "'";
    return Long.parseLong(database.query(count).get(0));
  }
}
