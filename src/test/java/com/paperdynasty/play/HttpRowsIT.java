package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One test for each HTTP call: its answers with and without permission, and without a token. */
@RunsInParallel
class HttpRowsIT {
  private static final String BATTING = "PA AB R H 2B 3B HR RBI BB IBB HBP SO SH SF CI SB CS GDP";
  private static final String TEAM = BATTING + " E LOB DP TP WP PB BK";
  private static final String PITCHING = "outs BF H R ER HR BB IBB SO HBP WP BK IR IRS WPA RE24";

  /** The fields of a reading call's answer. */
  private static final Map<String, String> READS =
      Map.ofEntries(
          Map.entry("", "game_id seq role sides state lineups setup pending_roll"),
          Map.entry("/plays", "plays"),
          Map.entry("/log", "events last_seq"),
          Map.entry("/messages", "messages next_before"),
          Map.entry("/audit", "entries"),
          Map.entry(
              "/boxscore",
              "game_id seq status regulation line_score home away decisions key_plays"),
          Map.entry("/quick-table", "game_id seq lines"),
          Map.entry("/dice", "game_id commitment entropies generations rolls rounds seed seeds"));

  private static final Set<String> ASKED = new TreeSet<>();

  private static TestNode node;
  private static RestClient restClient;
  private static String alice;
  private static String bob;

  /** A private game of alice that has started, and the body that created it. */
  private static JsonObject made;

  private static String game;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of("PD_CARDS_SETS_PER_USER", "2"));
    restClient = new RestClient(node.port());
    alice = restClient.token("alice");
    bob = restClient.token("bob");
    made = restClient.post("/api/games", alice, order());
    game = made.getString("game_id");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static JsonObject order() {
    return new JsonObject()
        .put("league", "sba")
        .put("public", false)
        .put("options", new JsonObject().put("innings", 7))
        .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
        .put("home", new JsonObject().put("name", "Millers"));
  }

  private interface Row {
    void holds() throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    rows.put("GET /health/live", () -> managed("/health/live"));
    rows.put("GET /health/ready", () -> managed("/health/ready"));
    rows.put("GET /metrics", () -> managed("/metrics"));
    rows.put("POST /api/dev/token", HttpRowsIT::devToken);
    rows.put("POST /api/token/refresh", HttpRowsIT::refresh);
    rows.put("POST /api/guest", HttpRowsIT::guest);
    rows.put("GET /auth/options", HttpRowsIT::signInOptions);
    rows.put("GET /auth/login", () -> absent(restClient.getRaw("/auth/login", null, null)));
    rows.put("GET /auth/callback", () -> absent(restClient.getRaw("/auth/callback", null, null)));
    rows.put("POST /auth/token", () -> absent(restClient.postRaw("/auth/token", null, "{}")));
    rows.put("POST /auth/sign-out", HttpRowsIT::signOut);
    rows.put("POST /api/games", HttpRowsIT::create);
    rows.put("GET /api/games", HttpRowsIT::list);
    rows.put("GET /api/leagues", HttpRowsIT::leagues);
    CardSetRows cards = new CardSetRows(restClient, alice, bob);
    rows.put("POST /api/card-sets", cards::post);
    rows.put("GET /api/card-sets", cards::list);
    rows.put("GET /api/card-sets/{hash}", cards::read);
    rows.put("POST /api/games/{id}/offer", HttpRowsIT::offer);
    rows.put("POST /api/games/{id}/seat", HttpRowsIT::seat);
    rows.put("POST /api/games/{id}/open-seat", HttpRowsIT::openSeat);
    READS.forEach(
        (path, fields) -> rows.put("GET /api/games/{id}" + path, () -> read(path, fields)));
    rows.put("GET /api/games/{id}/scorebook", HttpRowsIT::scorebook);
    rows.put("GET /api/games/{id}/retrosheet", HttpRowsIT::retrosheet);
    rows.put("GET /api/games/{id}/stream", HttpRowsIT::stream);
    rows.put("POST /api/games/{id}/ticket", HttpRowsIT::ticket);
    rows.put("DELETE /api/games/{id}", HttpRowsIT::delete);
    rows.put("DELETE /api/users/{id}", HttpRowsIT::erase);
    rows.keySet().stream()
        .filter(row -> row.contains("/api/") || row.contains("/auth/"))
        .forEach(ASKED::add);
    return rows.entrySet().stream()
        .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> row.getValue().holds()));
  }

  @Test
  void everyCallHasARow() {
    rows();
    assertThat(ASKED).isEqualTo(ServedDocuments.calls());
  }

  @Test
  void boxScoreHasEveryColumn() {
    JsonObject book = restClient.get("/api/games/" + game + "/boxscore", alice);
    for (String side : Set.of("away", "home")) {
      JsonObject team = book.getJsonObject(side);
      has(team, "team totals batting pitching");
      has(team.getJsonObject("totals"), TEAM);
      assertThat(team.getJsonArray("batting")).hasSize(9);
      team.getJsonArray("batting")
          .forEach(line -> has((JsonObject) line, "id name positions order WPA RE24 " + BATTING));
      team.getJsonArray("pitching")
          .forEach(line -> has((JsonObject) line, "id name positions " + PITCHING));
    }
    has(book.getJsonObject("decisions"), "winning_pitcher losing_pitcher save holds blown_saves");
  }

  @Test
  void documentsAndPageNeedNoToken() {
    for (String path : Set.of("/openapi.yaml", "/asyncapi.yaml", "/card-set.schema.json", "/")) {
      assertThat(restClient.getRaw(path, null, null).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(restClient.getRaw("/health/live", null, null).statusCode()).isEqualTo(404);
  }

  private static void managed(String path) {
    RestClient management = new RestClient(node.managementPort());
    assertThat(management.getRaw(path, null, null).statusCode()).isEqualTo(200);
  }

  private static void devToken() {
    JsonObject asked = new JsonObject().put("user_id", "zoe").put("name", "Zoe");
    has(
        restClient.post("/api/dev/token", null, asked.put("roles", new JsonArray())),
        "token expires_at");
    problem(restClient.postRaw("/api/dev/token", null, "{}"), 422, "invalid");
  }

  private static void refresh() {
    has(restClient.post("/api/token/refresh", alice, new JsonObject()), "token expires_at");
    problem(restClient.postRaw("/api/token/refresh", null, ""), 401, "unauthorized");
  }

  /** Here nobody may be a guest. */
  private static void guest() {
    absent(restClient.postRaw("/api/guest", null, "{\"name\":\"Zoe\"}"));
  }

  private static void signInOptions() {
    JsonObject options = restClient.get("/auth/options", null);
    has(options, "dev_tokens guests");
    assertThat(options.getString("guests")).isEqualTo("off");
  }

  /** A call that this server has switched off. */
  private static void absent(HttpResponse<String> response) {
    problem(response, 404, "not_found");
  }

  private static void create() {
    HttpResponse<String> created = restClient.postRaw("/api/games", alice, order().encode());
    assertThat(created.statusCode()).isEqualTo(201);
    JsonObject answer = new JsonObject(created.body());
    has(answer, "game_id invitations");
    has(answer.getJsonObject("invitations"), "home watch");
    problem(restClient.postRaw("/api/games", null, order().encode()), 401, "unauthorized");
    problem(restClient.postRaw("/api/games", alice, "[]"), 400, "malformed");
    problem(restClient.postRaw("/api/games", alice, "{}"), 422, "invalid");
  }

  private static void delete() {
    String path =
        "/api/games/" + restClient.post("/api/games", alice, order()).getString("game_id");
    problem(restClient.deleteRaw(path, null), 401, "unauthorized");
    problem(restClient.deleteRaw(path, bob), 404, "not_found");
    problem(restClient.deleteRaw("/api/games/none", alice), 422, "invalid");
    assertThat(restClient.deleteRaw(path, alice).statusCode()).isEqualTo(204);
    problem(restClient.deleteRaw(path, alice), 404, "not_found");
  }

  private static void erase() {
    JsonObject asked = new JsonObject().put("user_id", "root").put("name", "Root");
    asked.put("roles", new JsonArray().add("admin"));
    String root = restClient.post("/api/dev/token", null, asked).getString("token");
    problem(restClient.deleteRaw("/api/users/zoe", null), 401, "unauthorized");
    problem(restClient.deleteRaw("/api/users/zoe", alice), 403, "forbidden");
    problem(restClient.deleteRaw("/api/users/%20", root), 422, "invalid");
    assertThat(restClient.deleteRaw("/api/users/zoe", root).statusCode()).isEqualTo(204);
    assertThat(restClient.deleteRaw("/api/users/zoe", root).statusCode()).isEqualTo(204);
  }

  private static void leagues() {
    JsonArray leagues = restClient.get("/api/leagues", alice).getJsonArray("leagues");
    assertThat(leagues).isNotEmpty();
    leagues.forEach(league -> has((JsonObject) league, "name mode options"));
    problem(restClient.getRaw("/api/leagues", null, null), 401, "unauthorized");
  }

  private static void list() {
    String first = restClient.post("/api/games", alice, order()).getString("game_id");
    String second = restClient.post("/api/games", alice, order()).getString("game_id");
    JsonObject page = restClient.get("/api/games?mine=true&status=waiting&limit=1", alice);
    has(page, "games next_cursor");
    JsonObject listed = page.getJsonArray("games").getJsonObject(0);
    assertThat(listed.getString("game_id")).as("newest first").isEqualTo(second);
    JsonObject next =
        restClient.get(
            "/api/games?mine=true&limit=1&cursor=" + page.getString("next_cursor"), alice);
    assertThat(next.getJsonArray("games").getJsonObject(0).getString("game_id")).isEqualTo(first);
    assertThat(restClient.get("/api/games", restClient.token("nobody")).encode())
        .doesNotContain(second);
    problem(restClient.getRaw("/api/games", null, null), 401, "unauthorized");
    problem(restClient.getRaw("/api/games?status=odd", alice, null), 422, "invalid");
  }

  /** Bob sees the game, which Alice created under a name of her own. */
  @Test
  void gameIsFoundByItsRefByItsCreatorAlone() {
    JsonObject named = order().put("public", true).put("ref", "schedule/7 & 8");
    named.getJsonObject("away").put("ref", "owls-key").put("abbrev", "OWL").put("color", "#00FF7f");
    named.put("umpire", "ursula");
    named.getJsonObject("options").put("before_roll", "ready").put("plans", "sealed");
    String id = restClient.post("/api/games", alice, named).getString("game_id");
    String search = "/api/games?ref=schedule/7%20%26%208";

    JsonArray found = restClient.get(search, alice).getJsonArray("games");
    assertThat(found).hasSize(1);
    JsonObject listed = found.getJsonObject(0);
    assertThat(listed.getString("game_id")).isEqualTo(id);
    assertThat(listed.getString("ref")).isEqualTo("schedule/7 & 8");
    assertThat(listed.getJsonObject("away").getString("ref")).isEqualTo("owls-key");
    assertThat(listed.getJsonObject("away").getString("color")).isEqualTo("#00ff7f");
    assertThat(listed.getJsonObject("options").getString("plans")).isEqualTo("sealed");
    assertThat(listed.getJsonObject("options").getInteger("ready_seconds")).isEqualTo(60);
    assertThat(listed.getString("umpire")).isEqualTo("ursula");

    for (String other : new String[] {bob, restClient.token("ursula")}) {
      assertThat(restClient.get(search, other).getJsonArray("games")).isEmpty();
      for (String path :
          new String[] {"/api/games", "/api/games/" + id, "/api/games/" + id + "/log"}) {
        assertThat(restClient.get(path, other).encode())
            .contains(id)
            .doesNotContain("schedule/7", "owls-key");
      }
    }
    assertThat(restClient.get("/api/games/" + id + "/log", alice).encode())
        .doesNotContain("schedule/7", "owls-key");
    for (String odd : new String[] {"", "a%00b", "x".repeat(129)}) {
      problem(restClient.getRaw("/api/games?ref=" + odd, alice, null), 422, "invalid");
    }
  }

  /** A private game is in the list of its umpire, who reads it without an invitation. */
  @Test
  void umpireSeesThePrivateGame() {
    String ursula = restClient.token("ursula");
    JsonObject order = order().put("umpire", "ursula");
    JsonObject open = restClient.post("/api/games", alice, order);
    String id = open.getString("game_id");

    assertThat(restClient.get("/api/games?mine=true", ursula).encode()).contains(id);
    assertThat(restClient.get("/api/games/" + id, ursula).getJsonObject("setup").encode())
        .contains("\"umpire\":{\"user_id\":\"ursula\"");
    String taking =
        new JsonObject()
            .put("invitation", open.getJsonObject("invitations").getString("home"))
            .encode();
    problem(restClient.postRaw("/api/games/" + id + "/seat", ursula, taking), 403, "forbidden");
  }

  private static void offer() {
    JsonObject open = restClient.post("/api/games", alice, order());
    String path = "/api/games/" + open.getString("game_id") + "/offer";
    JsonObject invitations = open.getJsonObject("invitations");
    JsonObject invited = new JsonObject().put("invitation", invitations.getString("home"));
    problem(restClient.postRaw(path, null, invited.encode()), 401, "unauthorized");
    problem(restClient.postRaw(path, bob, "{\"invitation\":\"guessed\"}"), 404, "not_found");
    problem(restClient.postRaw(path, bob, "{}"), 422, "invalid");
    problem(restClient.postRaw(path, bob, "{\"invitation\":7}"), 422, "invalid");

    JsonObject offer = restClient.post(path, bob, invited);
    has(offer, "game_id seq side open status league public admin umpire options away home");
    assertThat(offer.getString("side")).isEqualTo("home");
    assertThat(offer.getBoolean("open")).isTrue();
    assertThat(offer.getJsonObject("admin").getString("user_id")).isEqualTo("alice");
    assertThat(offer.getJsonObject("options").getString("rulings")).isEqualTo("admin");
    assertThat(offer.getJsonObject("options").getInteger("innings")).isEqualTo(7);
    assertThat(restClient.post(path, bob, invited).getLong("seq")).as("nothing changed").isOne();
  }

  private static void seat() {
    JsonObject open = restClient.post("/api/games", alice, order());
    String path = "/api/games/" + open.getString("game_id") + "/seat";
    String home = open.getJsonObject("invitations").getString("home");
    String taking = new JsonObject().put("invitation", home).encode();
    problem(restClient.postRaw(path, null, taking), 401, "unauthorized");
    problem(restClient.postRaw(path, bob, "{\"invitation\":\"guessed\"}"), 404, "not_found");

    JsonObject taken = restClient.post(path, bob, new JsonObject(taking));
    has(taken, "game_id seq event");
    assertThat(taken.getJsonObject("event").getString("event")).isEqualTo("seat_taken");
    HttpResponse<String> again = restClient.postRaw(path, restClient.token("dan"), taking);
    assertThat(again.statusCode()).as("good once").isBetween(403, 409);
  }

  private static void openSeat() {
    JsonObject open = restClient.post("/api/games", alice, order());
    String path = "/api/games/" + open.getString("game_id") + "/open-seat";
    JsonObject home = new JsonObject().put("side", "home");
    problem(restClient.postRaw(path, null, home.encode()), 401, "unauthorized");
    problem(restClient.postRaw(path, bob, home.encode()), 404, "not_found");
    problem(restClient.postRaw(path, alice, "{}"), 422, "invalid");
    problem(restClient.postRaw(path, alice, "{\"side\":7}"), 422, "invalid");

    JsonObject opened = restClient.post(path, alice, home);
    has(opened, "game_id seq event side invitation");
    assertThat(opened.getJsonObject("event").getString("event")).isEqualTo("seat_opened");
    assertThat(opened.getJsonObject("event").toString())
        .doesNotContain(opened.getString("invitation"));
  }

  private static void signOut() {
    String token = restClient.token("dan");
    problem(restClient.postRaw("/auth/sign-out", null, ""), 401, "unauthorized");
    assertThat(restClient.postRaw("/auth/sign-out", token, "").statusCode()).isEqualTo(204);
    problem(restClient.postRaw("/auth/sign-out", token, ""), 401, "unauthorized");
  }

  private static void read(String path, String fields) {
    JsonObject answer = restClient.get("/api/games/" + game + path, alice);
    has(answer, fields);
    guarded(path);
  }

  private static void scorebook() {
    has(restClient.get("/api/games/" + game + "/scorebook", alice), "game_id seq status plays");
    HttpResponse<String> csv =
        restClient.getAs("/api/games/" + game + "/scorebook", alice, "text/csv");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("accept");
    assertThat(csv.body().lines().findFirst().orElse("")).contains("play_number", "wpa", "re24");
    problem(
        restClient.getAs("/api/games/" + game + "/scorebook", alice, "application/xml"),
        406,
        "invalid");
    guarded("/scorebook");
  }

  private static void retrosheet() {
    HttpResponse<String> file =
        restClient.getRaw("/api/games/" + game + "/retrosheet", alice, null);
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(file.body()).startsWith("id,").contains("\nversion,2", "\ninfo,visteam,OWL");
    guarded("/retrosheet");
  }

  private static void ticket() {
    String path = "/api/games/" + game + "/ticket";
    String watch = made.getJsonObject("invitations").getString("watch");
    JsonObject invited = new JsonObject().put("invitation", watch);
    problem(restClient.postRaw(path, null, invited.encode()), 401, "unauthorized");
    problem(restClient.postRaw(path, bob, "{\"invitation\":\"guessed\"}"), 404, "not_found");
    problem(restClient.postRaw(path, bob, "{}"), 422, "invalid");
    has(restClient.post(path, bob, invited), "ticket expires_at");
  }

  /** A stream does not end, so that only its refusals are read here. */
  private static void stream() {
    String path = "/api/games/" + game + "/stream";
    problem(restClient.getRaw(path, null, null), 401, "unauthorized");
    problem(restClient.getRaw(path, bob, null), 404, "not_found");
    problem(restClient.getRaw("/api/games/42/stream", alice, null), 422, "invalid");
    problem(restClient.getRaw(path + "?last_seq=odd", alice, null), 422, "invalid");
    problem(restClient.getRaw(path + "?last_seq=99999", alice, null), 409, "conflict");
  }

  /** A user that may not see the game gets the same answer as for a missing game. */
  private static void guarded(String path) {
    problem(restClient.getRaw("/api/games/" + game + path, null, null), 401, "unauthorized");
    String nowhere = SharedGame.newId();
    JsonObject hidden =
        problem(restClient.getRaw("/api/games/" + game + path, bob, null), 404, "not_found");
    JsonObject absent =
        problem(restClient.getRaw("/api/games/" + nowhere + path, bob, null), 404, "not_found");
    assertThat(hidden.encode().replace(game, "?")).isEqualTo(absent.encode().replace(nowhere, "?"));
    problem(restClient.getRaw("/api/games/42" + path, alice, null), 422, "invalid");
    String watch = made.getJsonObject("invitations").getString("watch");
    int invited = path.equals("/audit") ? 403 : 200;
    assertThat(restClient.getRaw("/api/games/" + game + path, bob, watch).statusCode())
        .isEqualTo(invited);
  }

  static JsonObject problem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonObject problem = new JsonObject(response.body());
    assertThat(problem.fieldNames()).contains("type", "title", "status", "detail", "code");
    assertThat(problem.getString("code")).isEqualTo(code);
    return problem;
  }

  private static void has(JsonObject object, String fields) {
    assertThat(object.fieldNames())
        .isEqualTo(Stream.of(fields.split(" ", -1)).collect(Collectors.toSet()));
  }
}
