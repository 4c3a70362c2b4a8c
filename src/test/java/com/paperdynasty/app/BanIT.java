package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static com.paperdynasty.app.LimitedNode.isRateLimited;
import static com.paperdynasty.app.LimitedNode.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Addresses and users that keep flooding are banned for a while. */
@RunsInParallel
class BanIT {
  @RegisterExtension private static final LimitedNode node = new LimitedNode();

  private final String address = newAddress();
  private final String user = "user-" + LimitedNode.serial();

  @Test
  void floodingAddressIsBannedForAWhile() throws Exception {
    for (int i = 0; i < 3; i++) {
      LimitedNode.flood(node.connected(WebSocketEndpoint.PLAIN, user + "-" + i, address));
    }
    for (WebSocketEndpoint webSocketEndpoint : WebSocketEndpoint.values()) {
      assertThat(node.handshake(webSocketEndpoint, address)).isEqualTo(429);
    }
    HttpResponse<String> call = node.calls(user).get("/api/games", "X-Forwarded-For", address);
    assertThat(call.statusCode()).isEqualTo(429);
    assertThat(json(call).getString("code")).isEqualTo("rate_limited");
    assertThat(json(call).getLong("retry_after_ms")).isBetween(1L, (long) LimitedNode.KEEP_OUT_MS);
    assertThat(call.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 6L);
    assertThat(node.calls(null).get("/", "X-Forwarded-For", address).statusCode()).isEqualTo(429);
    assertThat(node.xhr(address).open().status()).isEqualTo(429);
    assertThat(node.handshake(WebSocketEndpoint.PLAIN, newAddress()))
        .as("somebody else")
        .isEqualTo(101);
    assertThat(node.figure("pd_limits_keepouts_total{by=\"address\"}")).isPositive();

    node.pass(json(call).getLong("retry_after_ms"));
    assertThat(node.handshake(WebSocketEndpoint.PLAIN, address)).isEqualTo(101);
    assertThat(node.calls(user).get("/api/games", "X-Forwarded-For", address).statusCode())
        .isEqualTo(200);
  }

  @Test
  void floodingUserIsBannedFromEveryAddress() throws Exception {
    for (int i = 0; i < 3; i++) {
      LimitedNode.flood(node.connected(WebSocketEndpoint.PLAIN, user, newAddress()));
    }
    GameClient again = node.open(WebSocketEndpoint.PLAIN, newAddress());
    JsonObject error = again.ask("connect", node.token(user));
    assertThat(isRateLimited(error)).as(error.encode()).isTrue();
    assertThat(again.awaitClose()).isEqualTo(4429);
    HttpResponse<String> call = node.calls(user).get("/api/games", "X-Forwarded-For", newAddress());
    assertThat(call.statusCode()).isEqualTo(429);

    node.pass(json(call).getLong("retry_after_ms"));
    node.connected(WebSocketEndpoint.PLAIN, user, newAddress());
  }

  @Test
  void badTokensCountAgainstTheAddressForSocketsAndCalls() throws Exception {
    assertThat(failedConnect(WebSocketEndpoint.PLAIN)).isEqualTo(4401);
    assertThat(failedConnect(WebSocketEndpoint.SOCKJS)).isEqualTo(4401);
    assertThat(failedCall()).isEqualTo(401);
    assertThat(failedCall()).isEqualTo(429);
    assertThat(failedConnect(WebSocketEndpoint.PLAIN)).isEqualTo(4429);
    assertThat(failedCall()).isEqualTo(429);
    node.connected(WebSocketEndpoint.PLAIN, user, address);
    assertThat(failedCall()).isEqualTo(429);

    assertThat(node.handshake(WebSocketEndpoint.PLAIN, address)).isEqualTo(429);
    assertThat(failedCall()).isEqualTo(429);
  }

  private int failedConnect(WebSocketEndpoint webSocketEndpoint) {
    GameClient client = node.open(webSocketEndpoint, address);
    client.send("connect", new JsonObject().put("token", "no token"), "c");
    return client.awaitClose();
  }

  private int failedCall() throws Exception {
    return node.calls("x")
        .as("no-token")
        .get("/api/games", "X-Forwarded-For", address)
        .statusCode();
  }
}
