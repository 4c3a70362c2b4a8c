package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refusals are counted: rate limits, and bad tokens wherever they are sent. */
class RefusalCountIT {
  private static final int BAD_TOKENS = 6;

  @RegisterExtension
  private static final NodeExtension node =
      new NodeExtension(
          Map.of(
              "PD_EVENT_LOOPS_COUNT", "1",
              "PD_HTTP_TRUSTED_PROXIES", "127.0.0.1",
              "PD_RECORDS_INTERVAL_MS", "50",
              "PD_LIMITS_FRAME_USER", "2/600s",
              "PD_LIMITS_READ_USER", "1/600s",
              "PD_LIMITS_FAILED_LOGIN_ADDRESS", BAD_TOKENS + "/600s"));

  @Test
  void rateLimitedFramesAreCountedByKnownEventNames() {
    try (GameClient fay = node.connected(WebSocketEndpoint.PLAIN, "fay", "198.51.100.1")) {
      for (int i = 0; i < 4; i++) {
        fay.ask("heartbeat", new JsonObject());
      }
      fay.ask("a name of my own", new JsonObject());
    }
    awaitCount("fay|heartbeat|rate_limited", 2);
    awaitCount("fay|unknown|rate_limited", 1);
    assertThat(activity()).noneMatch(line -> line.contains("of my own"));
  }

  @Test
  void rateLimitedCallsAreCounted() {
    String token = node.restClient().token("max");
    assertThat(node.restClient().getRaw("/api/games", token, null).statusCode()).isEqualTo(200);
    assertThat(node.restClient().getRaw("/api/games", token, null).statusCode()).isEqualTo(429);
    awaitCount("max|reading_call|rate_limited", 1);
  }

  @Test
  void badTokensAreCountedWhereverTheyAreSent() {
    try (GameClient nobody = node.open(WebSocketEndpoint.PLAIN, "198.51.100.2")) {
      nobody.ask("connect", bad());
      assertThat(nobody.awaitClose()).isEqualTo(4401);
    }
    assertThat(node.restClient().getRaw("/api/games", "bad", null).statusCode()).isEqualTo(401);
    try (GameClient ron = node.connected(WebSocketEndpoint.PLAIN, "ron", "198.51.100.2")) {
      ron.ask("refresh_token", bad());
    }
    awaitCount("|connect|unauthorized", 1);
    awaitCount("|reading_call|unauthorized", 1);
    awaitCount("ron|refresh_token|unauthorized", 1);
  }

  /** Guessing tokens on an open connection gives no more attempts than without one. */
  @Test
  void failedRenewalCountsAsAFailedLogin() {
    try (GameClient eve = node.connected(WebSocketEndpoint.PLAIN, "eve", "198.51.100.3")) {
      for (int i = 0; i < BAD_TOKENS; i++) {
        JsonObject error = eve.ask("refresh_token", bad()).getJsonObject("data");
        assertThat(error.getString("code")).isEqualTo("unauthorized");
        assertThat(error.getString("message")).isEqualTo("Invalid or expired token");
      }
      JsonObject error = eve.ask("refresh_token", bad()).getJsonObject("data");
      assertThat(error.getString("code")).isEqualTo("rate_limited");
      assertThat(error.getLong("retry_after_ms")).isPositive();
      for (int i = 0; i < 200; i++) {
        eve.send("refresh_token", bad(), "again" + i);
      }
      assertThat(eve.awaitClose()).as("does not wait").isEqualTo(4429);
    }
    try (GameClient next = node.open(WebSocketEndpoint.PLAIN, "198.51.100.3")) {
      next.ask("connect", bad());
      assertThat(next.awaitClose()).as("the address has no tries left").isEqualTo(4429);
    }
  }

  private static JsonObject bad() {
    return new JsonObject().put("token", "no token");
  }

  private static List<String> activity() {
    return node.database()
        .query("SELECT user_id, event, code, sum(count) FROM activity GROUP BY 1, 2, 3");
  }

  /** Counts are written a moment later. */
  private static void awaitCount(String what, int count) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!activity().contains(what + "|" + count) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(activity()).contains(what + "|" + count);
  }
}
