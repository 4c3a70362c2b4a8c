package com.paperdynasty.app;

import static com.paperdynasty.app.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Rest;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The HTTP calls, on a whole server. */
class RoutesIT {
  private static final String OPEN_SEAT =
      "{'league': 'sba', 'home': {'name': 'H', 'manager': 'alice'}, 'away': {'name': 'A'}}"
          .replace('\'', '"');

  private static TestNode node;
  private static Calls alice;
  private static Calls bob;
  private static Calls nobody;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of("PD_LOBBY_PAGE_ITEMS", "5"));
    nobody = new Calls(node.port(), null);
    Rest rest = new Rest(node.port());
    alice = nobody.as(rest.token("alice"));
    bob = nobody.as(rest.token("bob"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aGameIsCreatedReadAndListed() throws Exception {
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
  void aSeatIsTakenOnceByItsInvitation() throws Exception {
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
  void aPrivateGameIsNotFoundWithoutItsInvitation() throws Exception {
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
  void theLogBeginsWithTheCommitmentThatTheDiceAreHeldTo() throws Exception {
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
  void aGameHasABoxScoreFromItsBeginning() throws Exception {
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
  void aGameSaysWhatAnOutcomeWouldDoNow() throws Exception {
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
  void aGameThatHasNotBegunHasAnEventFileWithItsStarters() throws Exception {
    String game = "/api/games/" + json(alice.post("/api/games", OPEN_SEAT)).getString("game_id");

    HttpResponse<String> file = bob.get(game + "/retrosheet");

    assertThat(file.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(file.body().lines())
        .contains("version,2", "info,visteam,AXX", "info,hometeam,HXX", "info,usedh,true")
        .filteredOn(line -> line.startsWith("start,"))
        .hasSize(20);
  }

  @Test
  void aListIsReadPageByPage() throws Exception {
    Calls carol = nobody.as(new Rest(node.port()).token("carol-" + UUID.randomUUID()));
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

  @Test
  void whoHasNoGoodTokenIsUnauthorized() throws Exception {
    problem(nobody.get("/api/games"), 401, "unauthorized");
    problem(nobody.as("no.token.atall").get("/api/games"), 401, "unauthorized");
    problem(
        nobody.as(token("another secret, and long enough too", 60)).get("/api/games"),
        401,
        "unauthorized");
    problem(nobody.as(token(TestNode.SECRET, -60)).get("/api/games"), 401, "unauthorized");
    assertThat(nobody.as(token(TestNode.SECRET, 60)).get("/api/games").statusCode()).isEqualTo(200);
    assertThat(nobody.get("/api/games").headers().firstValue("WWW-Authenticate"))
        .contains("Bearer");
    problem(nobody.post("/api/games", OPEN_SEAT), 401, "unauthorized");
  }

  @Test
  void aTokenIsRenewedWhileItIsGood() throws Exception {
    HttpResponse<String> renewed = alice.method("POST", "/api/token/refresh", "");

    assertThat(renewed.statusCode()).isEqualTo(200);
    assertThat(Instant.parse(json(renewed).getString("expires_at"))).isAfter(Instant.now());
    Calls again = nobody.as(json(renewed).getString("token"));
    assertThat(again.get("/api/games?mine=true").statusCode()).isEqualTo(200);
    problem(nobody.method("POST", "/api/token/refresh", ""), 401, "unauthorized");
    problem(
        nobody.as(token(TestNode.SECRET, -60)).method("POST", "/api/token/refresh", ""),
        401,
        "unauthorized");
  }

  @Test
  void aBodyThatCannotBeReadIsRefused() throws Exception {
    problem(alice.post("/api/games", "{"), 400, "malformed");
    problem(alice.post("/api/games", ""), 400, "malformed");
    problem(alice.post("/api/games", "[]"), 400, "malformed");
    problem(alice.post("/api/games", "{\"a\":1,\"a\":2}"), 400, "malformed");
    problem(alice.post("/api/games", "{} {}"), 400, "malformed");
    problem(
        alice.method("POST", "/api/games", OPEN_SEAT, "Content-Type", "text/plain"),
        415,
        "invalid");
    problem(alice.method("POST", "/api/games", OPEN_SEAT), 415, "invalid");
    problem(alice.post("/api/games", "\"" + "x".repeat(70_000) + "\""), 413, "invalid");
  }

  @Test
  void aFieldThatIsWrongIsNamed() throws Exception {
    field(alice.post("/api/games", "{}"), "league");
    field(alice.post("/api/games", OPEN_SEAT.replace("sba", "nope")), "league");
    field(alice.post("/api/games", OPEN_SEAT.replace("\"A\"", "7")), "away.name");
    field(alice.get("/api/games?limit=0"), "limit");
    field(alice.get("/api/games?limit=9"), "limit");
    field(alice.get("/api/games?limit=x"), "limit");
    field(alice.get("/api/games?status=lost"), "status");
    field(alice.get("/api/games?mine=perhaps"), "mine");
    field(alice.get("/api/games?cursor=x"), "cursor");
    field(alice.get("/api/games/17"), "game_id");
    field(alice.get("/api/games/" + UUID.randomUUID() + "/log?after=-1"), "after");
    field(nobody.post("/api/dev/token", "{}"), "user_id");
    field(nobody.post("/api/dev/token", "{\"user_id\": \"\"}"), "user_id");
    field(nobody.post("/api/dev/token", "{\"user_id\": \"a\", \"roles\": 1}"), "roles");
  }

  @Test
  void whatIsNotThereIsNotFoundAndWhatIsNotAllowedSaysWhatIs() throws Exception {
    UUID unknown = UUID.randomUUID();
    for (String path :
        new String[] {"", "/plays", "/log", "/boxscore", "/quick-table", "/retrosheet", "/dice"}) {
      JsonObject problem = problem(alice.get("/api/games/" + unknown + path), 404, "not_found");
      assertThat(problem.getString("detail")).isEqualTo("Game " + unknown + " not found");
    }
    problem(alice.get("/api/nothing"), 404, "not_found");
    problem(alice.get("/app"), 404, "not_found");
    problem(alice.get("/webjars/preact/../../x.js"), 404, "not_found");
    problem(alice.get("/webjars/other/dist/x.js"), 404, "not_found");
    HttpResponse<String> refused = alice.method("DELETE", "/api/games", "");
    problem(refused, 405, "invalid");
    assertThat(refused.headers().firstValue("Allow")).contains("GET, POST");
    problem(alice.method("PUT", "/openapi.yaml", ""), 405, "invalid");
  }

  @Test
  void thePageAndItsLibrariesComeOutOfTheJarAndAreKept() throws Exception {
    for (String path :
        new String[] {
          "/",
          "/style.css",
          "/paper-dynasty.js",
          "/openapi.yaml",
          "/asyncapi.yaml",
          "/webjars/sockjs-client/dist/sockjs.min.js",
          "/webjars/preact/dist/preact.module.js"
        }) {
      HttpResponse<String> whole = nobody.get(path);
      String etag = whole.headers().firstValue("ETag").orElseThrow();
      assertThat(whole.statusCode()).as(path).isEqualTo(200);
      assertThat(whole.body()).isNotEmpty();
      assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(nobody.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
      assertThat(nobody.get(path, "If-None-Match", "\"old\"").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void healthAndFiguresHaveAPortOfTheirOwn() throws Exception {
    Calls management = new Calls(node.managementPort(), null);

    assertThat(management.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(management.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(management.get("/metrics").body()).contains("pd_connections", "jvm_memory_used");
    assertThat(management.get("/api/games").statusCode()).isEqualTo(404);
    assertThat(nobody.get("/metrics").statusCode()).isEqualTo(404);
    assertThat(nobody.get("/health/live").statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyGetsATokenInAnyNameUnlessItIsSwitchedOn() throws Exception {
    try (TestNode strict = TestNode.start(Map.of("PD_AUTH_DEV_TOKENS", "false"))) {
      problem(
          new Calls(strict.port(), null).post("/api/dev/token", "{\"user_id\": \"eve\"}"),
          404,
          "not_found");
    }
  }

  private static Set<String> listed(Calls user, String path) throws Exception {
    JsonArray games = json(user.get(path)).getJsonArray("games");
    return games.stream()
        .map(game -> ((JsonObject) game).getString("game_id"))
        .collect(Collectors.toSet());
  }

  private static JsonObject problem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).getInteger("status")).isEqualTo(status);
    assertThat(json(response).getString("code")).isEqualTo(code);
    assertThat(json(response).getString("detail")).isNotBlank();
    return json(response);
  }

  private static void field(HttpResponse<String> response, String field) {
    assertThat(problem(response, 422, "invalid").getString("field")).isEqualTo(field);
  }

  private static String token(String secret, int seconds) {
    Vertx vertx = Vertx.vertx();
    try {
      Instant issued = Instant.now().plusSeconds(seconds).minus(Duration.ofHours(1));
      Clock clock = Clock.fixed(issued, ZoneOffset.UTC);
      return new Tokens(vertx, TokenRules.ofSecret(secret, null, null), clock)
          .issue("dave", "Dave", Set.of(), Duration.ofHours(1));
    } finally {
      vertx.close().await();
    }
  }
}
