package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ObservationFiles;
import com.paperdynasty.harness.Promtool;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.TokenService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all HTTP calls have in common: tokens, problem documents, missing resources; and static
 * files.
 */
@RunsInParallel
class RoutesIT extends RouteScene {
  /**
   * Names of libraries against the conventions, until release 0.2.0 beside those that follow them.
   */
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "process_cpu_time_ns_total", "process_cpu_seconds_total",
          "jvm_compilation_time_ms_total", "jvm_compilation_seconds_total",
          "system_cpu_count", "system_cpus");

  @Test
  void callWithoutAValidTokenIsUnauthorized() throws Exception {
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
  void validTokenIsRenewed() throws Exception {
    HttpResponse<String> renewed = alice.method("POST", "/api/token/refresh", "");

    assertThat(renewed.statusCode()).isEqualTo(200);
    assertThat(Instant.parse(json(renewed).getString("expires_at"))).isAfter(Instant.now());
    HttpCalls again = nobody.as(json(renewed).getString("token"));
    assertThat(again.get("/api/games?mine=true").statusCode()).isEqualTo(200);
    problem(nobody.method("POST", "/api/token/refresh", ""), 401, "unauthorized");
    problem(
        nobody.as(token(TestNode.SECRET, -60)).method("POST", "/api/token/refresh", ""),
        401,
        "unauthorized");
  }

  @Test
  void unreadableBodyIsRefused() throws Exception {
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
  void invalidFieldIsNamed() throws Exception {
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
  void missingResourceIsNotFoundAndOtherMethodsAreListed() throws Exception {
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
    problem(alice.get("/api/nothing", "Accept", "text/html"), 404, "not_found");
    HttpResponse<String> refused = alice.method("DELETE", "/api/games", "");
    problem(refused, 405, "invalid");
    assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    problem(alice.method("PUT", "/openapi.yaml", ""), 405, "invalid");
  }

  @Test
  void browserReadsAPageWhereThereIsNothing() throws Exception {
    for (String path :
        new String[] {
          "/games/17", "/game/17", "/embed/17", "/app/nothing.js", "/webjars/other/dist/x.js"
        }) {
      HttpResponse<String> page = nobody.get(path, "Accept", "text/html,*/*;q=0.8");
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.body()).contains("There is nothing at this address", "href=\"/\"");
    }
  }

  @Test
  void pageAndLibrariesAreServedWithAnETag() throws Exception {
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
  void pageIsCompressedAndKeptForEverUnderItsVersion() throws Exception {
    HttpResponse<String> index = nobody.get("/");
    assertThat(index.headers().firstValue("Cache-Control")).contains("no-cache");
    Matcher style = Pattern.compile("/v/[0-9a-f]+/page\\.css").matcher(index.body());
    assertThat(style.find()).isTrue();

    HttpResponse<String> plain = nobody.get(style.group());
    assertThat(plain.headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable", "max-age=31536000");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<String> small = nobody.get(style.group(), "Accept-Encoding", "br, gzip");
    assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(small.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(small.headers().firstValue("ETag")).isNotEqualTo(plain.headers().firstValue("ETag"));
    String etag = small.headers().firstValue("ETag").orElseThrow();
    assertThat(nobody.get(style.group(), "If-None-Match", etag).statusCode()).isEqualTo(304);

    HttpResponse<String> other = nobody.get("/v/0123456789abcdef/joined/app/main.js");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(nobody.get("/v/0123456789abcdef/../../pom.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void healthAndMetricsHaveTheirOwnPort() throws Exception {
    HttpCalls management = new HttpCalls(node.managementPort(), null);

    assertThat(management.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(management.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(management.get("/metrics").body())
        .contains("pd_connections", "pd_rooms", "pd_rooms_members", "jvm_memory_used");
    Set<String> expected = new TreeSet<>(ObservationFiles.metricsOfAlerts());
    expected.addAll(ObservationFiles.metricsOfDashboard());
    expected.remove("up");
    // Made by the first activity of somebody.
    expected.remove("pd_activity_total");
    assertThat(ObservationFiles.scraped(management.get("/metrics").body())).containsAll(expected);
    assertThat(management.get("/api/games").statusCode()).isEqualTo(404);
    assertThat(nobody.get("/metrics").statusCode()).isEqualTo(404);
    assertThat(nobody.get("/health/live").statusCode()).isEqualTo(404);
  }

  /** Any word may stand where a method does, and metrics are kept for good. */
  @Test
  void inventedMethodsShareTheirMetrics() throws Exception {
    HttpCalls management = new HttpCalls(node.managementPort(), null);
    nobody.method("INVENTED", "/api/games", "");
    nobody.method("GET", "/api/games", "");
    long before = seriesOfRequests(management);

    for (int i = 0; i < 20; i++) {
      nobody.method("INVENTED" + i, "/api/games", "");
    }

    assertThat(seriesOfRequests(management)).isEqualTo(before);
    assertThat(management.get("/metrics").body()).doesNotContain("INVENTED");
  }

  private static long seriesOfRequests(HttpCalls management) throws Exception {
    return management
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.contains("method=\"_OTHER\""))
        .count();
  }

  @Test
  void oldNamesOfMetricsAreBesideTheNewOnes() throws Exception {
    String metrics = new HttpCalls(node.managementPort(), null).get("/metrics").body();
    assertThat(ObservationFiles.scraped(metrics))
        .containsAll(OLD_NAMES.keySet())
        .containsAll(OLD_NAMES.values());
  }

  /**
   * Names, units and help follow Prometheus' conventions. Of two old names the unit is against
   * them, of the third the suffix, which is that of a histogram.
   */
  @Test
  void promtoolFindsTheThreeOldNamesAndNothingElse(@TempDir Path directory) throws Exception {
    String metrics = new HttpCalls(node.managementPort(), null).get("/metrics").body();
    assertThat(Promtool.run(directory, metrics, "check", "metrics").lines())
        .containsExactlyInAnyOrder(
            "process_cpu_time_ns_total metric names should not contain abbreviated units",
            "jvm_compilation_time_ms_total metric names should not contain abbreviated units",
            "system_cpu_count non-histogram and non-summary metrics should not have \"_count\""
                + " suffix",
            "exit code 3");
  }

  @AtLength
  @Test
  void oldNamesOfMetricsCanBeOff(@TempDir Path directory) throws Exception {
    try (TestNode strict = TestNode.start(Map.of("PD_MANAGEMENT_OLD_METRIC_NAMES", "false"))) {
      String metrics = new HttpCalls(strict.managementPort(), null).get("/metrics").body();
      assertThat(ObservationFiles.scraped(metrics))
          .containsAll(OLD_NAMES.values())
          .doesNotContainAnyElementsOf(OLD_NAMES.keySet());
      assertThat(Promtool.run(directory, metrics, "check", "metrics")).isEqualTo("exit code 0");
    }
  }

  /**
   * A newer build has stored something meanwhile. Others can read it: this node should get none.
   */
  @Test
  void nodeThatCannotReadWhatIsStoredIsNotReady() throws Exception {
    HttpCalls management = new HttpCalls(node.managementPort(), null);
    node.database().execute("UPDATE stored_forms SET written = 9");
    try {
      String why = awaitStatus(management, 503);
      assertThat(why).contains("games in format 9", "start the newer build again");
    } finally {
      node.database().execute("UPDATE stored_forms SET written = 4");
    }
    awaitStatus(management, 200);
  }

  private static String awaitStatus(HttpCalls management, int status) throws Exception {
    for (int i = 0; i < 100; i++) {
      HttpResponse<String> ready = management.get("/health/ready");
      if (ready.statusCode() == status) {
        return ready.body();
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("readiness never answered " + status);
  }

  @Test
  void devTokensAndMetricsCanBeOff() throws Exception {
    try (TestNode strict =
        TestNode.start(Map.of("PD_AUTH_DEV_TOKENS", "false", "PD_MANAGEMENT_METRICS", "false"))) {
      problem(
          new HttpCalls(strict.port(), null).post("/api/dev/token", "{\"user_id\": \"eve\"}"),
          404,
          "not_found");
      HttpCalls management = new HttpCalls(strict.managementPort(), null);
      assertThat(management.get("/metrics").body()).isEmpty();
      assertThat(management.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(management.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static void field(HttpResponse<String> response, String field) {
    assertThat(problem(response, 422, "invalid").getString("field")).isEqualTo(field);
  }

  private static String token(String secret, int seconds) {
    Vertx vertx = Vertx.vertx();
    try {
      Instant issued = Instant.now().plusSeconds(seconds).minus(Duration.ofHours(1));
      Clock clock = Clock.fixed(issued, ZoneOffset.UTC);
      return new TokenService(vertx, TokenRules.ofSecret(secret, null, null), clock)
          .issue("dave", "Dave", Set.of(), Duration.ofHours(1));
    } finally {
      vertx.close().await();
    }
  }
}
