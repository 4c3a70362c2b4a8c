package com.paperdynasty.app;

import static com.paperdynasty.app.HttpCalls.json;
import static com.paperdynasty.app.LimitedNode.isRateLimited;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that waits for every retry time is never banned. */
@Timeout(120)
@RunsInParallel
class RetryAfterIT {
  private static final int TIMES = 8;

  /** A client without pauses is refused, and then waits for a tenth of a second. */
  private static final String ALLOWED = "10/1s";

  @RegisterExtension
  private static final NodeExtension node =
      new NodeExtension(
          Map.ofEntries(
              Map.entry("PD_HTTP_TRUSTED_PROXIES", "127.0.0.1"),
              Map.entry("PD_LIMITS_FRAME_CONNECTION", ALLOWED),
              Map.entry("PD_LIMITS_COMMAND_USER", ALLOWED),
              Map.entry("PD_LIMITS_JOIN_ADDRESS", ALLOWED),
              Map.entry("PD_LIMITS_READ_USER", ALLOWED),
              Map.entry("PD_LIMITS_WRITE_ADDRESS", ALLOWED),
              Map.entry("PD_LIMITS_FAILED_LOGIN_ADDRESS", "4/1s"),
              Map.entry("PD_LIMITS_REFUSAL_CONNECTION", "4/600s"),
              Map.entry("PD_LIMITS_REFUSAL_USER", "4/600s"),
              Map.entry("PD_LIMITS_REFUSAL_ADDRESS", "4/600s"),
              Map.entry("PD_LIMITS_FLOOD_USER", "1/600s"),
              Map.entry("PD_LIMITS_FLOOD_ADDRESS", "3/600s")));

  @ParameterizedTest
  @ValueSource(strings = {"heartbeat", "set_defense", "join_game"})
  void socketThatKeepsRetryTimesIsNotClosed(String event) {
    String user = "patient-" + event;
    String game = node.restClient().game(node.restClient().token(user), user, user);
    JsonObject data =
        new JsonObject().put("game_id", game).put("infield", "back").put("role", "spectator");
    try (GameClient client = node.connected(WebSocketEndpoint.PLAIN, user, "198.51.100.7")) {
      for (int refused = 0; refused < TIMES; ) {
        JsonObject answer = client.ask(event, data);
        if (isRateLimited(answer)) {
          refused++;
          node.pass(answer.getJsonObject("data").getLong("retry_after_ms"));
          assertThat(isRateLimited(client.ask(event, data))).as("after the wait").isFalse();
        }
      }
    }
  }

  @Test
  void httpClientThatKeepsRetryTimesIsNotBanned() throws Exception {
    HttpCalls httpCalls = node.calls("reader");
    for (int refused = 0; refused < TIMES; ) {
      HttpResponse<String> answer =
          httpCalls.get("/api/games?mine=true", "X-Forwarded-For", "198.51.100.8");
      if (answer.statusCode() == 429) {
        refused++;
        node.pass(json(answer).getLong("retry_after_ms"));
      }
    }
    assertThat(httpCalls.get("/api/games").statusCode()).isIn(200, 429);
    node.pass(1_000);
    assertThat(httpCalls.get("/api/games").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void clientWithABadTokenThatKeepsRetryTimesIsNotBanned(WebSocketEndpoint webSocketEndpoint)
      throws Exception {
    String address = webSocketEndpoint == WebSocketEndpoint.PLAIN ? "198.51.101.1" : "198.51.101.2";
    HttpCalls httpCalls = new HttpCalls(node.port(), "bad");
    try (GameClient client =
        node.connected(webSocketEndpoint, "renewer-" + webSocketEndpoint, address)) {
      for (int refused = 0; refused < TIMES; refused++) {
        JsonObject bad = new JsonObject().put("token", "bad");
        JsonObject answer = client.ask("refresh_token", bad);
        while (!isRateLimited(answer)) {
          answer = client.ask("refresh_token", bad);
        }
        node.pass(answer.getJsonObject("data").getLong("retry_after_ms"));
        HttpResponse<String> call = httpCalls.get("/api/games", "X-Forwarded-For", address);
        if (call.statusCode() == 429) {
          node.pass(json(call).getLong("retry_after_ms"));
        }
      }
      assertThat(client.ask("heartbeat", new JsonObject()).getString("event"))
          .isEqualTo("heartbeat_ack");
    }
    node.connected(webSocketEndpoint, "renewer-" + webSocketEndpoint, address).close();
  }
}
