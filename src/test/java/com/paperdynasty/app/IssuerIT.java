package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestJwksServer;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole servers that accept tokens of another issuer, besides their own or instead of them. */
@RunsInParallel
class IssuerIT {
  private static final TestSigningKey OURS = TestSigningKey.secret(TestNode.SECRET);

  private final Vertx vertx = Vertx.vertx();
  private final TestSigningKey key = TestSigningKey.rsa("k1");
  private TestJwksServer issuer;

  @BeforeEach
  void start() {
    issuer = TestJwksServer.start(vertx, key);
  }

  @AfterEach
  void stop() {
    issuer.close();
    vertx.close().await();
  }

  @Test
  void issuersTokensAreAcceptedAndOnlyTheIssuerRenewsThem() throws Exception {
    try (TestNode node = issuerOnly()) {
      HttpCalls alice = new HttpCalls(node.port(), key.sign(claims("alice")));

      assertThat(alice.get("/api/games").statusCode()).isEqualTo(200);
      assertThat(alice.as(OURS.sign(claims("alice"))).get("/api/games").statusCode())
          .isEqualTo(401);
      assertThat(refresh(alice).statusCode()).isEqualTo(404);
      assertThat(alice.post("/api/dev/token", "{\"user_id\":\"eve\"}").statusCode()).isEqualTo(404);
      try (GameClient live =
          GameClient.connect(
              vertx, WebSocketEndpoint.PLAIN, node.port(), key.sign(claims("alice")))) {
        assertThat(live.heard()).hasSize(1);
      }
    }
  }

  @AtLength
  @Test
  void connectionIsRenewedWithTheIssuersNewKey() throws Exception {
    try (TestNode node = issuerOnly();
        GameClient alice =
            GameClient.connect(
                vertx, WebSocketEndpoint.PLAIN, node.port(), key.sign(claims("alice")))) {
      TestSigningKey next = TestSigningKey.ec("k2");
      issuer.publish(key, next);

      JsonObject token = new JsonObject().put("token", next.sign(claims("alice")));
      JsonObject answer = alice.ask("refresh_token", token);
      while (answer.getString("event").equals("error")) {
        answer =
            alice.ask(
                "refresh_token", token); // The pause between two fetches of keys is not over yet.
      }
      assertThat(answer.getString("event")).isEqualTo("token_refreshed");
      assertThat(issuer.requests()).isEqualTo(2);
    }
  }

  @Test
  void serverIsUnavailableUntilTheIssuersKeysAreFetched() throws Exception {
    issuer.answer(request -> request.response().setStatusCode(500).end());
    try (TestNode node = issuerOnly();
        GameClient alice = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port())) {
      JsonObject token = new JsonObject().put("token", key.sign(claims("alice")));
      HttpResponse<String> refused =
          new HttpCalls(node.port(), token.getString("token")).get("/api/games");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      JsonObject answer = alice.ask("connect", token);
      assertThat(answer.getJsonObject("data").getString("code")).isEqualTo("unavailable");
      assertThat(answer.getJsonObject("data").getLong("retry_after_ms")).isPositive();

      issuer.publish(key);
      while (answer.getString("event").equals("error")) {
        answer = alice.ask("connect", token);
      }
      assertThat(answer.getString("event")).isEqualTo("connected");
    }
  }

  /** One request per user may be in progress, and alice has dropped three. */
  @AtLength
  @Test
  void droppedRequestsDoNotCountAsInProgress() throws Exception {
    List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
    try (TestNode node =
        TestNode.start(
            Map.of(
                "PD_AUTH_ALGORITHMS", "RS256",
                "PD_AUTH_JWKS_URL", issuer.url(),
                "PD_AUTH_JWKS_PAUSE_MS", "1",
                "PD_AUTH_DEV_TOKENS", "false",
                "PD_LIMITS_UNDER_WAY_PER_USER", "1"))) {
      TestSigningKey next = TestSigningKey.rsa("k2");
      issuer.answer(held::add);
      String token = next.sign(claims("alice"));
      for (int i = 0; i < 3; i++) {
        sendAndDrop(node.port(), token, held);
      }
      HttpCalls bob = new HttpCalls(node.port(), key.sign(claims("bob")));
      for (int i = 0; i < 20; i++) {
        assertThat(bob.get("/api/games").statusCode()).isEqualTo(200);
      }
      issuer.publish(next);
      JsonArray keys = new JsonArray().add(next.jwk());
      held.forEach(request -> request.response().end(new JsonObject().put("keys", keys).encode()));

      HttpCalls alice = new HttpCalls(node.port(), token);
      for (int i = 0; i < 5; i++) {
        assertThat(alice.get("/api/games").statusCode()).isEqualTo(200);
      }
    }
  }

  private static void sendAndDrop(int port, String token, List<HttpServerRequest> held)
      throws Exception {
    try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "GET /api/games HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n";
      caller.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      while (held.isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  @Test
  void onlyOurOwnTokensAreRenewedHere() throws Exception {
    try (TestNode node =
        TestNode.start(
            Map.of(
                "PD_AUTH_ALGORITHMS", "HS256,RS256",
                "PD_AUTH_JWKS_URL", issuer.url(),
                "PD_AUTH_SESSION_S", "3600"))) {
      HttpCalls alice = new HttpCalls(node.port(), key.sign(session("alice", 10)));
      assertThat(alice.get("/api/games").statusCode()).isEqualTo(200);
      assertThat(refresh(alice).statusCode()).isEqualTo(404);

      assertThat(refresh(alice.as(OURS.sign(session("alice", 10)))).statusCode()).isEqualTo(200);
      assertThat(refresh(alice.as(null)).statusCode()).isEqualTo(401);
    }
  }

  @AtLength
  @Test
  void renewalNeitherExtendsTheSessionNorAddsRoles() throws Exception {
    try (TestNode node = TestNode.start(Map.of("PD_AUTH_SESSION_S", "3600"))) {
      JsonObject session = session("alice", 3_500).put("roles", new JsonArray().add("scorer"));
      long end = session.getLong("auth_time") + 3_600;
      HttpCalls alice = new HttpCalls(node.port(), OURS.sign(session));

      JsonObject renewed = json(refresh(alice));
      assertThat(renewed.getString("expires_at")).isEqualTo(Instant.ofEpochSecond(end).toString());
      assertThat(TestSigningKey.claims(renewed.getString("token")).getJsonArray("roles"))
          .containsExactly("scorer");
      JsonObject again = json(refresh(alice.as(renewed.getString("token"))));
      assertThat(again.getString("expires_at")).isEqualTo(renewed.getString("expires_at"));

      HttpResponse<String> over = refresh(alice.as(OURS.sign(session("alice", 3_600))));
      assertThat(over.statusCode()).isEqualTo(401);
      assertThat(json(over).getString("detail")).isEqualTo("The session is over");
      assertThat(refresh(alice.as(OURS.sign(claims("alice")))).statusCode()).isEqualTo(401);
    }
  }

  @AtLength
  @Test
  void failedConnectsAreCountedByReason() throws Exception {
    try (TestNode node = TestNode.start(Map.of())) {
      JsonObject old = claims("alice").put("exp", Instant.now().getEpochSecond() - 600);
      for (String bad :
          new String[] {OURS.sign(old), OURS.sign(old), key.sign(claims("a")), "nonsense"}) {
        try (GameClient client = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port())) {
          client.send("connect", new JsonObject().put("token", bad), "c");
          assertThat(client.awaitClose()).isEqualTo(4401);
        }
      }
      String metrics = new HttpCalls(node.managementPort(), null).get("/metrics").body();
      assertThat(metrics)
          .contains("pd_connects_failed_total{reason=\"expired\"} 2.0")
          .contains("pd_connects_failed_total{reason=\"algorithm\"} 1.0")
          .contains("pd_connects_failed_total{reason=\"malformed\"} 1.0")
          .contains("pd_connects_failed_total{reason=\"signature\"} 0.0");
    }
  }

  private TestNode issuerOnly() throws Exception {
    return TestNode.start(
        Map.of(
            "PD_AUTH_ALGORITHMS", "RS256,ES256",
            "PD_AUTH_JWKS_URL", issuer.url(),
            "PD_AUTH_JWKS_PAUSE_MS", "500",
            "PD_AUTH_JWKS_TIMEOUT_MS", "2000",
            "PD_AUTH_DEV_TOKENS", "false",
            // A token is sent repeatedly until the keys are fetched.
            "PD_LIMITS_EXEMPT", "127.0.0.1"));
  }

  private static HttpResponse<String> refresh(HttpCalls httpCalls) throws Exception {
    return httpCalls.method("POST", "/api/token/refresh", "");
  }

  private static JsonObject session(String user, long ageS) {
    return claims(user).put("auth_time", Instant.now().getEpochSecond() - ageS);
  }

  private static JsonObject claims(String user) {
    return new JsonObject().put("sub", user).put("exp", Instant.now().getEpochSecond() + 600);
  }
}
