package com.paperdynasty.app;

import static com.paperdynasty.app.Calls.json;
import static com.paperdynasty.app.NarrowNode.isRateLimited;
import static com.paperdynasty.app.NarrowNode.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.Framing;
import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who does not stop is let in no more, for a while. */
@BesideOthers
class KeepOutIT {
  @RegisterExtension private static final NarrowNode node = new NarrowNode();

  private final String address = newAddress();
  private final String user = "user-" + NarrowNode.serial();

  @Test
  void anAddressThatFloodsAgainAndAgainIsKeptOutForAWhile() throws Exception {
    for (int i = 0; i < 3; i++) {
      NarrowNode.flood(node.connected(Framing.PLAIN, user + "-" + i, address));
    }
    for (Framing framing : Framing.values()) {
      assertThat(node.handshake(framing, address)).isEqualTo(429);
    }
    HttpResponse<String> call = node.calls(user).get("/api/games", "X-Forwarded-For", address);
    assertThat(call.statusCode()).isEqualTo(429);
    assertThat(json(call).getString("code")).isEqualTo("rate_limited");
    assertThat(json(call).getLong("retry_after_ms")).isBetween(1L, (long) NarrowNode.KEEP_OUT_MS);
    assertThat(call.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 6L);
    assertThat(node.calls(null).get("/", "X-Forwarded-For", address).statusCode()).isEqualTo(429);
    assertThat(node.xhr(address).open().status()).isEqualTo(429);
    assertThat(node.handshake(Framing.PLAIN, newAddress())).as("somebody else").isEqualTo(101);
    assertThat(node.figure("pd_limits_keepouts_total{by=\"address\"}")).isPositive();

    node.pass(json(call).getLong("retry_after_ms"));
    assertThat(node.handshake(Framing.PLAIN, address)).isEqualTo(101);
    assertThat(node.calls(user).get("/api/games", "X-Forwarded-For", address).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aUserWhoFloodsAgainAndAgainIsKeptOutWhereverHeComesFrom() throws Exception {
    for (int i = 0; i < 3; i++) {
      NarrowNode.flood(node.connected(Framing.PLAIN, user, newAddress()));
    }
    GameClient again = node.open(Framing.PLAIN, newAddress());
    JsonObject error = again.ask("connect", node.token(user));
    assertThat(isRateLimited(error)).as(error.encode()).isTrue();
    assertThat(again.awaitClose()).isEqualTo(4429);
    HttpResponse<String> call = node.calls(user).get("/api/games", "X-Forwarded-For", newAddress());
    assertThat(call.statusCode()).isEqualTo(429);

    node.pass(json(call).getLong("retry_after_ms"));
    node.connected(Framing.PLAIN, user, newAddress());
  }

  @Test
  void badTokensCountAgainstTheAddressOverSocketsAndCallsTogether() throws Exception {
    assertThat(failedConnect(Framing.PLAIN)).isEqualTo(4401);
    assertThat(failedConnect(Framing.SOCKJS)).isEqualTo(4401);
    assertThat(failedCall()).isEqualTo(401);
    assertThat(failedCall()).isEqualTo(429);
    assertThat(failedConnect(Framing.PLAIN)).isEqualTo(4429);
    assertThat(failedCall()).isEqualTo(429);
    node.connected(Framing.PLAIN, user, address);
    assertThat(failedCall()).isEqualTo(429);

    assertThat(node.handshake(Framing.PLAIN, address)).isEqualTo(429);
    assertThat(failedCall()).isEqualTo(429);
  }

  private int failedConnect(Framing framing) {
    GameClient client = node.open(framing, address);
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
