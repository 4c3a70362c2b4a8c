package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TimedStream;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People without an account: guests, who play, and visitors, who read public games. */
@RunsInParallel
class GuestsIT {
  /** What of a game is read without an account. */
  private static final List<String> READS =
      List.of(
          "", "/plays", "/log", "/boxscore", "/quick-table", "/retrosheet", "/scorebook", "/dice");

  private static final String FORM =
      "{'league': 'sba', 'public': %s, 'home': {'name': 'H', 'manager': '%s'}, 'away': {'name': 'A'}}"
          .replace('\'', '"');

  private static TestNode node;
  private static HttpCalls nobody;

  @BeforeAll
  static void start() throws Exception {
    node =
        TestNode.start(
            Map.of(
                "PD_AUTH_DEV_TOKENS", "false",
                "PD_AUTH_GUESTS", "play",
                "PD_EVENT_LOOPS_COUNT", "1",
                "PD_HTTP_TRUSTED_PROXIES", "127.0.0.1",
                "PD_LIMITS_GUEST_ADDRESS", "20/600s"));
    nobody = new HttpCalls(node.port(), null);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void sameBrowserIsTheSameGuestAndNobodyChoosesAnIdOrARole() throws Exception {
    JsonObject ann = guest("{\"name\": \"Ann\", \"user_id\": \"alice\", \"roles\": [\"admin\"]}");
    JsonObject again = guest("{\"name\": \"Anna\", \"pass\": \"" + ann.getString("pass") + "\"}");

    assertThat(ann.getString("user_id")).matches("guest:[0-9a-f]{32}");
    assertThat(again.getString("user_id")).isEqualTo(ann.getString("user_id"));
    assertThat(again.getString("name")).isEqualTo("Anna");
    HttpCalls calls = nobody.as(ann.getString("token"));
    RouteScene.problem(calls.method("DELETE", "/api/users/bob", ""), 403, "forbidden");
    assertThat(calls.method("POST", "/api/token/refresh", "").statusCode()).isEqualTo(200);
    String wrong = ann.getString("pass").replaceFirst("^.", "?");
    RouteScene.problem(
        nobody.post("/api/guest", "{\"name\": \"Eve\", \"pass\": \"" + wrong + "\"}"),
        401,
        "unauthorized");
    RouteScene.problem(nobody.post("/api/guest", "{\"name\": \"\"}"), 422, "invalid");
    RouteScene.problem(nobody.post("/api/guest", "{\"name\": \"A\", \"pass\": 7}"), 422, "invalid");
    RouteScene.problem(nobody.post("/api/dev/token", "{\"user_id\": \"eve\"}"), 404, "not_found");
  }

  @Test
  void oneAddressIsNotAThousandGuests() throws Exception {
    int refused = 0;
    for (int i = 0; i < 30; i++) {
      HttpResponse<String> answer =
          nobody.method(
              "POST",
              "/api/guest",
              "{\"name\": \"Eve\"}",
              "Content-Type",
              "application/json",
              "X-Forwarded-For",
              "203.0.113.9");
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(10);
  }

  @Test
  void publicGameIsReadWithoutATokenAndAPrivateOneIsNotFound() throws Exception {
    JsonObject ann = guest("{\"name\": \"Ann\"}");
    HttpCalls calls = nobody.as(ann.getString("token"));
    String open =
        created(calls, FORM.formatted(true, ann.getString("user_id"))).getString("game_id");
    JsonObject hidden = created(calls, FORM.formatted(false, ann.getString("user_id")));
    String secret = hidden.getString("game_id");
    String invitation = hidden.getJsonObject("invitations").getString("watch");

    String all = nobody.get("/api/games").body();
    assertThat(all).contains(open).doesNotContain(secret);
    for (String read : READS) {
      assertThat(nobody.get("/api/games/" + open + read).statusCode()).as(read).isEqualTo(200);
      RouteScene.problem(
          nobody.get("/api/games/" + secret + read, "Invitation", invitation), 404, "not_found");
    }
    RouteScene.problem(nobody.get("/api/games/" + secret + "/stream"), 404, "not_found");
    RouteScene.problem(nobody.get("/api/games/" + open + "/messages"), 401, "unauthorized");
    RouteScene.problem(nobody.get("/api/games/" + open + "/audit"), 401, "unauthorized");
    RouteScene.problem(nobody.as("no.token.atall").get("/api/games"), 401, "unauthorized");
    RouteScene.problem(nobody.post("/api/games", FORM), 401, "unauthorized");
  }

  @Test
  void streamGoesOnAfterTheLastEventThatAReaderHas() throws Exception {
    JsonObject ann = guest("{\"name\": \"Ann\"}");
    HttpCalls calls = nobody.as(ann.getString("token"));
    JsonObject made = created(calls, FORM.formatted(true, ann.getString("user_id")));
    String game = made.getString("game_id");
    String bob = guest("{\"name\": \"Bob\"}").getString("token");
    String seat = made.getJsonObject("invitations").getString("away");

    try (Stream<String> first = stream(game, "0")) {
      var lines = first.iterator();
      assertThat(lines.next()).isEqualTo("retry: 1000");
      assertThat(lines.next()).isEmpty();
      assertThat(lines.next()).isEqualTo("id: 1");
      assertThat(lines.next()).isEqualTo("event: game_created");
      assertThat(lines.next()).startsWith("data: {\"game_id\":\"" + game);
      assertThat(lines.next()).isEmpty();
      nobody.as(bob).post("/api/games/" + game + "/seat", "{\"invitation\": \"" + seat + "\"}");
      assertThat(lines.next()).isEqualTo("id: 2");
      assertThat(lines.next()).isEqualTo("event: seat_taken");
    }
    try (Stream<String> second = stream(game, "1")) {
      assertThat(second.skip(2).findFirst()).contains("id: 2");
    }
    String path = "/api/games/" + game + "/stream";
    for (String above : List.of("3", "007", "999999999999999999")) {
      RouteScene.problem(nobody.get(path, "Last-Event-ID", above), 409, "conflict");
    }
    for (String odd : List.of("1x", "-1", "+1", "1.0", "1e1", "0x1", "1 2", "9".repeat(1_000))) {
      RouteScene.problem(nobody.get(path, "Last-Event-ID", odd), 422, "invalid");
    }
    for (String odd : List.of("-1", "x", "1.0", "9".repeat(1_000))) {
      RouteScene.problem(nobody.get(path + "?last_seq=" + odd), 422, "invalid");
    }
    RouteScene.problem(nobody.get(path + "?last_seq=99"), 409, "conflict");
    RouteScene.problem(nobody.get("/api/games/" + UUID.randomUUID() + "/stream"), 404, "not_found");
    HttpResponse<String> head = nobody.method("HEAD", path, "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
  }

  @Test
  void serverWithoutTheSettingLetsNobodyIn() throws Exception {
    try (TestNode strict =
        TestNode.start(Map.of("PD_AUTH_DEV_TOKENS", "false", "PD_AUTH_GUESTS", "off"))) {
      HttpCalls calls = new HttpCalls(strict.port(), null);
      RouteScene.problem(calls.post("/api/guest", "{\"name\": \"Eve\"}"), 404, "not_found");
      RouteScene.problem(calls.get("/api/games"), 401, "unauthorized");
      RouteScene.problem(
          calls.as(guest("{\"name\": \"Eve\"}").getString("token")).get("/api/games"),
          401,
          "unauthorized");
      assertThat(json(calls.get("/auth/options")))
          .isEqualTo(new JsonObject().put("dev_tokens", false).put("guests", "off"));
    }
  }

  @Test
  void signingOutEndsTheSessionAndItsConnections() throws Exception {
    Vertx vertx = Vertx.vertx();
    JsonObject ann = guest("{\"name\": \"Ann\"}");
    String token = ann.getString("token");
    HttpCalls calls = nobody.as(token);
    String renewed = json(calls.method("POST", "/api/token/refresh", "")).getString("token");
    JsonObject again = guest("{\"name\": \"Ann\", \"pass\": \"" + ann.getString("pass") + "\"}");
    try (GameClient client =
            GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), renewed);
        GameClient other =
            GameClient.connect(
                vertx, WebSocketEndpoint.PLAIN, node.port(), again.getString("token"))) {
      assertThat(calls.method("POST", "/auth/sign-out", "").statusCode()).isEqualTo(204);

      for (String each : List.of(token, renewed)) {
        RouteScene.problem(nobody.as(each).get("/api/games"), 401, "unauthorized");
        RouteScene.problem(
            nobody.as(each).method("POST", "/api/token/refresh", ""), 401, "unauthorized");
      }
      assertThat(client.awaitClose()).isEqualTo(4401);
      assertThat(other.ask("heartbeat", new JsonObject()).getString("event"))
          .isEqualTo("heartbeat_ack");
    } finally {
      vertx.close().await();
    }
  }

  /** Whatever somebody without an account asks for is behind the game by the spectators' delay. */
  @Test
  void nothingIsEarlyForSomebodyWithoutAnAccount() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (TestNode late =
        TestNode.start(Map.of("PD_AUTH_GUESTS", "watch", "PD_SPECTATORS_DELAY_MS", "600000"))) {
      RestClient restClient = new RestClient(late.port());
      String token = restClient.token("ann");
      String game = restClient.game(token, "ann", "ann");
      HttpCalls visitor = new HttpCalls(late.port(), null);
      Map<String, String> before = everything(visitor, game);
      TimedStream stream =
          TimedStream.follow(vertx, late.port(), "/api/games/" + game + "/stream?last_seq=0");
      String rollId = homeRun(vertx, late.port(), game, token);

      assertThat(everything(visitor, game)).isEqualTo(before);
      try (GameClient client =
          GameClient.open(vertx, WebSocketEndpoint.PLAIN, late.port(), Map.of())) {
        client.ask("connect", new JsonObject());
        JsonObject join = new JsonObject().put("game_id", game).put("role", "spectator");
        JsonObject joined = client.ask("join_game", join.put("last_seq", 0));
        assertThat(joined.getString("event")).as(joined.encode()).isEqualTo("game_joined");
        homeRun(vertx, late.port(), game, token);
        client.ask("heartbeat", new JsonObject());
        assertThat(client.heard().toString()).doesNotContain(rollId, "play_resolved");
      }
      assertThat(stream.events()).extracting(TimedStream.Event::seq).containsExactly(1L);
    } finally {
      vertx.close().await();
    }
  }

  /** What somebody is answered about a game, by path. */
  private static Map<String, String> everything(HttpCalls calls, String game) throws Exception {
    Map<String, String> answers = new TreeMap<>();
    for (String status : List.of("waiting", "in_progress", "completed", "unfinished")) {
      answers.put(status, calls.get("/api/games?status=" + status).body());
    }
    for (String page : List.of("/game/", "/embed/", "/overlay/")) {
      answers.put(page, calls.get(page + game).body());
    }
    for (String read : READS) {
      HttpResponse<String> seen = calls.get("/api/games/" + game + read);
      assertThat(seen.statusCode()).as(read).isEqualTo(200);
      answers.put("game" + read, seen.body());
    }
    return answers;
  }

  /** The id of the roll. */
  private static String homeRun(Vertx vertx, int port, String game, String token) {
    try (GameClient client = GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, token)) {
      JsonObject of = new JsonObject().put("game_id", game);
      client.command("join_game", of.copy().put("role", "player"));
      JsonObject rolled = client.command("roll_dice", of.copy());
      client.command(
          "submit_manual_outcome", of.copy().put("outcome", "homerun").put("hit_location", "LF"));
      client.await("play_resolved");
      return rolled.getJsonObject("data").getString("roll_id");
    }
  }

  private static Stream<String> stream(String game, String lastEventId) throws Exception {
    URI address =
        URI.create("http://127.0.0.1:" + node.port() + "/api/games/" + game + "/stream?last_seq=9");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Last-Event-ID", lastEventId)
            .timeout(Duration.ofSeconds(20))
            .build();
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    return response.body();
  }

  private static JsonObject guest(String body) throws Exception {
    HttpResponse<String> answer = nobody.post("/api/guest", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static JsonObject created(HttpCalls calls, String form) throws Exception {
    HttpResponse<String> answer = calls.post("/api/games", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }
}
