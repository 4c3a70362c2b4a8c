package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of which origins may use the REST calls and the sockets. */
@RunsInParallel
class OriginsIT {
  private static final String ALLOWED = "https://front.example";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

  private static TestNode node;
  private static Vertx vertx;
  private static HttpCalls alice;

  @BeforeAll
  static void start() throws Exception {
    node =
        TestNode.start(Map.of("PD_HTTP_ALLOWED_ORIGINS", ALLOWED + ", https://other.example:8443"));
    vertx = Vertx.vertx();
    alice = new HttpCalls(node.port(), new RestClient(node.port()).token("alice"));
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void ownAllowedAndMissingOriginMayOpenASocket(WebSocketEndpoint webSocketEndpoint) {
    for (String origin : List.of(own(), ALLOWED, "https://other.example:8443")) {
      assertThat(handshake(webSocketEndpoint, Map.of("Origin", origin))).as(origin).isEqualTo(101);
    }
    assertThat(handshake(webSocketEndpoint, Map.of())).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "",
        "http://front.example",
        "https://front.example:8443",
        "https://front.example.evil.example",
        "https://sub.front.example",
        "https://front.example, https://evil.example"
      })
  void otherOriginIsRefused(String origin) throws Exception {
    for (WebSocketEndpoint webSocketEndpoint : WebSocketEndpoint.values()) {
      assertThat(handshake(webSocketEndpoint, Map.of("Origin", origin))).isEqualTo(403);
    }
    XhrPollingSession session = new XhrPollingSession(vertx, node.port(), Map.of("Origin", origin));
    assertThat(session.open().status()).isEqualTo(403);
    HttpResponse<String> call = alice.get("/api/games", "Origin", origin);
    assertThat(call.statusCode()).isEqualTo(403);
    assertThat(json(call).getString("detail")).isEqualTo("Origin not allowed");
    for (String path : List.of("/api/games", "/realtime/info", "/", "/openapi.yaml")) {
      assertThat(alice.get(path, "Origin", origin).headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }
  }

  @Test
  void otherOriginCannotContinueASession() {
    Map<String, String> headers = new HashMap<>();
    XhrPollingSession session = new XhrPollingSession(vertx, node.port(), headers);
    assertThat(session.open().status()).isEqualTo(200);
    headers.put("Origin", "https://evil.example");

    assertThat(session.open().status()).isEqualTo(403);
  }

  @Test
  void preflightAllowsTheHeadersOfTheCalls() throws Exception {
    for (String path : List.of("/api/games", "/api/games/x/seat", "/api/token/refresh")) {
      HttpResponse<String> preflight = preflight(path, ALLOWED);
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue(ALLOW_ORIGIN)).contains(ALLOWED);
      assertThat(preflight.headers().firstValue(ALLOW_CREDENTIALS)).isEmpty();
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
          .contains("Authorization", "Invitation", "Content-Type");
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
          .contains("GET", "POST");
    }
    assertThat(preflight("/api/games", "https://evil.example").statusCode()).isEqualTo(403);
  }

  @Test
  void allowedOriginMayReadAnswersAndErrors() throws Exception {
    for (String path : List.of("/api/games", "/api/games/none")) {
      HttpResponse<String> call = alice.get(path, "Origin", ALLOWED);
      assertThat(call.headers().firstValue(ALLOW_ORIGIN)).contains(ALLOWED);
      assertThat(call.headers().firstValue(ALLOW_CREDENTIALS)).isEmpty();
      assertThat(call.headers().firstValue("Access-Control-Expose-Headers"))
          .contains("Retry-After");
      assertThat(call.headers().firstValue("Vary").orElse("")).containsIgnoringCase("origin");
    }
    HttpResponse<String> nobody =
        new HttpCalls(node.port(), null).get("/api/games", "Origin", ALLOWED);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue(ALLOW_ORIGIN)).contains(ALLOWED);
  }

  @Test
  void allowedOriginMayUseFallbackTransports() {
    XhrPollingSession session =
        new XhrPollingSession(vertx, node.port(), Map.of("Origin", ALLOWED));
    XhrPollingSession.Reply opened = session.open();

    assertThat(opened.body()).isEqualTo("o\n");
    assertThat(opened.headers().getAll(ALLOW_ORIGIN)).containsExactly(ALLOWED);
    assertThat(opened.headers().getAll(ALLOW_CREDENTIALS)).containsExactly("true");
  }

  /** The iframe talks to the server with our origin, for any page that frames it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/realtime/iframe.html",
        "/realtime/iframe-1.6.1.html",
        "/realtime/000/abc/htmlfile?c=f",
        "/realtime/info",
        "/realtime/"
      })
  void onlyAllowedOriginsMayFrameSockJsPages(String path) throws Exception {
    HttpResponse<String> page = alice.method("HEAD", path, "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly("frame-ancestors 'self' " + ALLOWED + " https://other.example:8443");
  }

  @Test
  void onlyOurOriginMayFrameIfNoOtherIsAllowed() throws Exception {
    try (TestNode alone = TestNode.start(Map.of())) {
      HttpResponse<String> page = new HttpCalls(alone.port(), null).get("/realtime/iframe.html");
      assertThat(page.headers().allValues("Content-Security-Policy"))
          .containsExactly("frame-ancestors 'self'");
      assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
    }
  }

  /** Otherwise a browser would use an outdated list of origins. */
  @Test
  void framingPolicyIsNotCached() throws Exception {
    HttpResponse<String> page = alice.get("/realtime/iframe-1.6.1.html");
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/realtime/000;Domain=example/%s/xhr",
        "/realtime/000/%s;Max-Age=99999999/xhr",
        "/realtime/000/%s;Max-Age=99999999/xhr_streaming",
      })
  void pathCannotInjectCookieAttributes(String form) throws Exception {
    HttpResponse<String> asked = alice.method("POST", fresh(form), "");
    assertThat(asked.statusCode()).isEqualTo(404);
    assertThat(asked.headers().allValues("Set-Cookie")).isEmpty();
  }

  /** Scripts and frames are loaded without an Origin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/realtime/000/%s/jsonp?c=f",
        "/realtime/000/%s/htmlfile?c=f",
        "/realtime/000/%s/eventsource",
        "/realtime/info",
        "/realtime/iframe.html"
      })
  void refererCountsWhereThereIsNoOrigin(String form) throws Exception {
    for (String referer : List.of("https://evil.example/x", "https://front.example.evil.example")) {
      HttpResponse<String> asked = alice.get(fresh(form), "Referer", referer);
      assertThat(asked.statusCode()).as(referer).isEqualTo(403);
    }
    for (String referer : List.of(own() + "/game", ALLOWED + "/page?x", "about:client")) {
      HttpResponse<String> asked = alice.method("HEAD", fresh(form), "", "Referer", referer);
      assertThat(asked.statusCode()).as(referer).isEqualTo(200);
    }
  }

  @Test
  void fetchSiteCountsWhereThereIsNoReferer() throws Exception {
    for (String form : List.of("/realtime/000/%s/jsonp?c=f", "/realtime/000/%s/htmlfile?c=f")) {
      for (String site : List.of("cross-site", "same-site")) {
        assertThat(alice.get(fresh(form), "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
      }
      for (String site : List.of("same-origin", "none")) {
        assertThat(alice.method("HEAD", fresh(form), "", "Sec-Fetch-Site", site).statusCode())
            .isEqualTo(200);
      }
    }
    assertThat(alice.get("/realtime/iframe.html", "Sec-Fetch-Site", "cross-site").statusCode())
        .as("who may frame it, it says itself")
        .isEqualTo(200);
    assertThat(alice.get("/index.html", "Sec-Fetch-Site", "cross-site").statusCode())
        .as("a link to our page is allowed")
        .isEqualTo(200);
  }

  /** For a form with the origin null, Sec-Fetch-Site names its site. */
  @Test
  void formOfOurPageMaySendWithANullOrigin() throws Exception {
    String send = fresh("/realtime/000/%s/jsonp_send");
    for (String site : List.of("cross-site", "same-site", "none")) {
      HttpResponse<String> refused =
          alice.method("POST", send, "d=x", "Origin", "null", "Sec-Fetch-Site", site);
      assertThat(refused.statusCode()).as(site).isEqualTo(403);
    }
    assertThat(
            alice
                .method("POST", send, "d=x", "Origin", "null", "Sec-Fetch-Site", "same-origin")
                .statusCode())
        .as("there is no such session, which is another matter")
        .isEqualTo(404);
    assertThat(
            alice.get("/api/games", "Origin", "null", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(403);
  }

  private static String fresh(String form) {
    return String.format(form, UUID.randomUUID());
  }

  @Test
  void wildcardOriginIsRefused() {
    Map<String, String> wild = Map.of("PD_HTTP_ALLOWED_ORIGINS", "*");

    assertThat(catchThrowable(() -> TestNode.start(wild))).hasMessageContaining("allowed-origins");
  }

  private static HttpResponse<String> preflight(String path, String origin) throws Exception {
    return new HttpCalls(node.port(), null)
        .method(
            "OPTIONS",
            path,
            "",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type,invitation");
  }

  private static String own() {
    return "http://127.0.0.1:" + node.port();
  }

  private static int handshake(WebSocketEndpoint webSocketEndpoint, Map<String, String> headers) {
    Throwable refused =
        catchThrowable(
            () -> GameClient.open(vertx, webSocketEndpoint, node.port(), headers).close());
    if (refused == null) {
      return 101;
    }
    assertThat(refused).hasCauseInstanceOf(UpgradeRejectedException.class);
    return ((UpgradeRejectedException) refused.getCause()).getStatus();
  }
}
