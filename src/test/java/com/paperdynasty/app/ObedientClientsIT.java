package com.paperdynasty.app;

import static com.paperdynasty.app.Calls.json;
import static com.paperdynasty.app.NarrowNode.isRateLimited;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.Framing;
import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that waits out every time that it is told goes on for as long as it likes. */
@Timeout(120)
@BesideOthers
class ObedientClientsIT {
  private static final int TIMES = 15;

  /** So many that whoever asks without a pause is refused, and waits for a tenth of a second. */
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
              Map.entry("PD_LIMITS_REFUSAL_CONNECTION", "9/600s"),
              Map.entry("PD_LIMITS_REFUSAL_USER", "9/600s"),
              Map.entry("PD_LIMITS_REFUSAL_ADDRESS", "9/600s"),
              Map.entry("PD_LIMITS_FLOOD_USER", "1/600s"),
              Map.entry("PD_LIMITS_FLOOD_ADDRESS", "3/600s")));

  @ParameterizedTest
  @ValueSource(strings = {"heartbeat", "set_defense", "join_game"})
  void onASocketNobodyIsHungUpOnForRefusalsWhoseTimeTheyKept(String event) {
    String user = "patient-" + event;
    String game = node.rest().game(node.rest().token(user), user, user);
    JsonObject data =
        new JsonObject().put("game_id", game).put("infield", "back").put("role", "spectator");
    try (GameClient client = node.connected(Framing.PLAIN, user, "198.51.100.7")) {
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
  void overHttpNobodyIsKeptOutForRefusalsWhoseTimeTheyKept() throws Exception {
    Calls calls = node.calls("reader");
    for (int refused = 0; refused < TIMES; ) {
      HttpResponse<String> answer =
          calls.get("/api/games?mine=true", "X-Forwarded-For", "198.51.100.8");
      if (answer.statusCode() == 429) {
        refused++;
        node.pass(json(answer).getLong("retry_after_ms"));
      }
    }
    assertThat(calls.get("/api/games").statusCode()).isIn(200, 429);
    node.pass(1_000);
    assertThat(calls.get("/api/games").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void withABadTokenNobodyIsKeptOutForRefusalsWhoseTimeTheyKept(Framing framing) throws Exception {
    String address = framing == Framing.PLAIN ? "198.51.101.1" : "198.51.101.2";
    Calls calls = new Calls(node.port(), "bad");
    try (GameClient client = node.connected(framing, "renewer-" + framing, address)) {
      for (int refused = 0; refused < TIMES; refused++) {
        JsonObject bad = new JsonObject().put("token", "bad");
        JsonObject answer = client.ask("refresh_token", bad);
        while (!isRateLimited(answer)) {
          answer = client.ask("refresh_token", bad);
        }
        node.pass(answer.getJsonObject("data").getLong("retry_after_ms"));
        HttpResponse<String> call = calls.get("/api/games", "X-Forwarded-For", address);
        if (call.statusCode() == 429) {
          node.pass(json(call).getLong("retry_after_ms"));
        }
      }
      assertThat(client.ask("heartbeat", new JsonObject()).getString("event"))
          .isEqualTo("heartbeat_ack");
    }
    node.connected(framing, "renewer-" + framing, address).close();
  }
}
