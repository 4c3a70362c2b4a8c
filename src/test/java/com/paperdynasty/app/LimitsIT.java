package com.paperdynasty.app;

import static com.paperdynasty.app.LimitedNode.isRateLimited;
import static com.paperdynasty.app.LimitedNode.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a server answers clients that exceed their limits. */
@RunsInParallel
class LimitsIT {
  @RegisterExtension private static final LimitedNode node = new LimitedNode();

  private final String address = newAddress();
  private final String user = "user-" + LimitedNode.serial();

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void tooManyFramesAreRefusedWithARetryTime(WebSocketEndpoint webSocketEndpoint) {
    GameClient client = node.connected(webSocketEndpoint, user, address);
    JsonObject error = client.ask("heartbeat", new JsonObject());
    while (!isRateLimited(error)) {
      error = client.ask("heartbeat", new JsonObject());
    }
    assertThat(data(error).getString("message")).isEqualTo("Too many requests");
    long retryAfterMs = data(error).getLong("retry_after_ms");
    assertThat(retryAfterMs).isBetween(1L, 400L);

    node.pass(retryAfterMs);
    assertThat(client.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }

  @Test
  void rateLimitedSubmissionIsAnErrorAndNotARejectedOutcome() {
    GameClient client = node.connected(WebSocketEndpoint.PLAIN, user, address);
    JsonObject submission = new JsonObject().put("game_id", game()).put("outcome", "walk");
    client.ask("submit_manual_outcome", submission);
    client.ask("submit_manual_outcome", submission);
    JsonObject third = client.ask("submit_manual_outcome", submission);

    assertThat(third.getString("event")).isEqualTo("error");
    assertThat(data(third).getString("code")).isEqualTo("rate_limited");
    assertThat(data(third).getLong("retry_after_ms")).isPositive();
    assertThat(client.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void floodingConnectionIsClosed(WebSocketEndpoint webSocketEndpoint) {
    assertThat(LimitedNode.flood(node.connected(webSocketEndpoint, user, address))).isEqualTo(4429);
  }

  /** Pongs are not frames of our protocol, so they are counted separately. */
  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void floodOfPingsClosesTheConnection(WebSocketEndpoint webSocketEndpoint) {
    GameClient client = node.open(webSocketEndpoint, address);
    for (int i = 0; i < 40; i++) {
      client.socket().writePing(Buffer.buffer("x".repeat(125)));
    }
    assertThat(client.awaitClose()).isEqualTo(4429);
  }

  /** Some clients keep a connection alive with pings. */
  @Test
  void aFewPingsAreAnswered() {
    GameClient client = node.connected(WebSocketEndpoint.PLAIN, user, address);
    Promise<Buffer> answered = Promise.promise();
    client.socket().pongHandler(answered::tryComplete);
    client.socket().writePing(Buffer.buffer("there?"));
    assertThat(Await.result(answered.future())).isEqualTo(Buffer.buffer("there?"));
    assertThat(client.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }

  @Test
  void floodOverAFallbackTransportIsClosed() {
    XhrPollingSession session = node.xhr(address);
    assertThat(session.open().body()).isEqualTo("o\n");
    session.send("connect", new JsonObject().put("token", node.restClient().token(user)));
    session.await("connected");
    for (int i = 0; i < 30; i++) {
      session.send("heartbeat", new JsonObject());
    }
    assertThat(data(session.await(LimitedNode::isRateLimited)).getLong("retry_after_ms"))
        .isPositive();
    assertThat(data(session.await("closing")).getInteger("code")).isEqualTo(4429);
  }

  @Test
  void connectionsOfAUserShareOneLimitOnAllEventLoops() {
    String game = node.restClient().game(node.restClient().token(user), user, user);
    List<GameClient> tabs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tabs.add(
          node.connected(
              i % 2 == 0 ? WebSocketEndpoint.PLAIN : WebSocketEndpoint.SOCKJS, user, newAddress()));
    }
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      JsonObject about = new JsonObject().put("game_id", game);
      refused += isRateLimited(tabs.get(i % 4).ask("roll_dice", about)) ? 1 : 0;
    }
    assertThat(refused).isEqualTo(4);
  }

  @Test
  void guessingGameIdsIsLimited() throws Exception {
    String game = game();
    GameClient client = node.connected(WebSocketEndpoint.PLAIN, user, address);
    HttpCalls httpCalls = node.calls(user);
    for (int i = 0; i < 3; i++) {
      assertThat(httpCalls.get("/api/games/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
    for (int i = 0; i < 2; i++) {
      JsonObject nowhere = new JsonObject().put("game_id", UUID.randomUUID().toString());
      assertThat(data(client.ask("roll_dice", nowhere)).getString("code")).isEqualTo("not_found");
    }

    assertThat(httpCalls.get("/api/games/" + UUID.randomUUID()).statusCode()).isEqualTo(429);
    assertThat(httpCalls.get("/api/games/" + game).statusCode()).isEqualTo(429);
    JsonObject about = new JsonObject().put("game_id", game).put("role", "spectator");
    assertThat(isRateLimited(client.ask("join_game", about))).isTrue();
    assertThat(node.calls("other-" + user).get("/api/games/" + game).statusCode()).isEqualTo(200);
  }

  @Test
  void callsAreLimitedPerUser() throws Exception {
    HttpCalls httpCalls = node.calls(user);
    for (int i = 0; i < 10; i++) {
      assertThat(httpCalls.get("/api/games").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = httpCalls.get("/api/games");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.headers().firstValueAsLong("Retry-After").getAsLong()).isPositive();
    assertThat(node.calls("other-" + user).get("/api/games").statusCode()).isEqualTo(200);
    assertThat(node.figure("pd_limits_refused_total{by=\"user\",kind=\"read\"}")).isPositive();
  }

  /** A link that people post is fetched by many machines, without a token. */
  @Test
  void linksToGamesAreLimitedLikeOtherReads() throws Exception {
    HttpCalls httpCalls = node.calls(user);
    String link = "/game/" + game();
    for (int i = 0; i < 10; i++) {
      assertThat(httpCalls.get(link).statusCode()).isEqualTo(200);
    }
    assertThat(httpCalls.get(link).statusCode()).isEqualTo(429);
  }

  @Test
  void connectionsAreBoundedPerUserAndAddress() {
    List<GameClient> tabs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tabs.add(node.connected(WebSocketEndpoint.PLAIN, user, address));
    }
    assertThat(node.handshake(WebSocketEndpoint.PLAIN, address)).isEqualTo(429);
    assertThat(node.handshake(WebSocketEndpoint.SOCKJS, address)).isEqualTo(429);
    XhrPollingSession session = node.xhr(address);
    session.open();
    assertThat(data(session.await("closing")).getInteger("code")).isEqualTo(4429);
    GameClient fifth = node.open(WebSocketEndpoint.PLAIN, newAddress());
    assertThat(isRateLimited(fifth.ask("connect", node.token(user)))).isTrue();
    assertThat(fifth.awaitClose()).isEqualTo(4429);

    tabs.get(0).send("disconnect", new JsonObject(), "bye");
    assertThat(tabs.get(0).awaitClose()).isEqualTo(1000);
    node.connected(WebSocketEndpoint.PLAIN, user, address);
  }

  @Test
  void headerOfAnUntrustedProxyIsIgnored() throws Exception {
    try (TestNode open =
        TestNode.start(
            Map.of(
                "PD_LIMITS_READ_ADDRESS", "3/600s", "PD_HTTP_TRUSTED_PROXIES", "203.0.113.0/24"))) {
      String token = new RestClient(open.port()).token(user);
      HttpCalls httpCalls = new HttpCalls(open.port(), token);
      for (int i = 0; i < 3; i++) {
        String spoofed = newAddress();
        assertThat(
                httpCalls
                    .get("/api/games", "X-Forwarded-For", spoofed, "Forwarded", "for=" + spoofed)
                    .statusCode())
            .isEqualTo(200);
      }
      assertThat(httpCalls.get("/api/games", "X-Forwarded-For", newAddress()).statusCode())
          .isEqualTo(429);
      assertThat(httpCalls.get("/api/games", "Forwarded", "for=" + newAddress()).statusCode())
          .isEqualTo(429);
    }
  }

  private static String game() {
    return node.restClient().game(node.restClient().token("alice"), "alice", "bob");
  }

  private static JsonObject data(JsonObject frame) {
    return frame.getJsonObject("data");
  }
}
