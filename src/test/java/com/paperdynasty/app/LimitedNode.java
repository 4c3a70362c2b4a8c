package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with low limits on two event loops. It trusts this machine as its proxy, so that each
 * test has its own addresses.
 */
final class LimitedNode extends NodeExtension {
  static final int KEEP_OUT_MS = 6_000;

  private static final AtomicInteger SERIAL = new AtomicInteger();

  LimitedNode() {
    super(
        Map.ofEntries(
            Map.entry("PD_EVENT_LOOPS_COUNT", "2"),
            Map.entry("PD_HTTP_TRUSTED_PROXIES", "127.0.0.1"),
            Map.entry("PD_LIMITS_FRAME_CONNECTION", "5/2s"),
            Map.entry("PD_LIMITS_OUTCOME_CONNECTION", "2/600s"),
            Map.entry("PD_LIMITS_ROLL_USER", "8/600s"),
            Map.entry("PD_LIMITS_READ_USER", "10/600s"),
            Map.entry("PD_LIMITS_REFUSAL_CONNECTION", "10/600s"),
            Map.entry("PD_LIMITS_REFUSAL_ADDRESS", "1/600s"),
            Map.entry("PD_LIMITS_FLOOD_USER", "2/600s"),
            Map.entry("PD_LIMITS_FLOOD_ADDRESS", "2/600s"),
            Map.entry("PD_LIMITS_KEEP_OUT_MS", "" + KEEP_OUT_MS),
            Map.entry("PD_LIMITS_FAILED_LOGIN_ADDRESS", "3/600s"),
            Map.entry("PD_LIMITS_NOT_FOUND_USER", "5/600s"),
            Map.entry("PD_LIMITS_CONNECTIONS_PER_USER", "4"),
            Map.entry("PD_LIMITS_CONNECTIONS_PER_ADDRESS", "4")));
  }

  static int serial() {
    return SERIAL.incrementAndGet();
  }

  /** Sends until the server closes the connection, and returns the close code. */
  static int flood(GameClient client) {
    for (int i = 0; i < 40; i++) {
      client.send("heartbeat", new JsonObject(), "h" + i);
    }
    return client.awaitClose();
  }

  XhrPollingSession xhr(String from) {
    return new XhrPollingSession(vertx(), port(), from(from));
  }

  int handshake(WebSocketEndpoint webSocketEndpoint, String from) {
    Throwable refused = catchThrowable(() -> open(webSocketEndpoint, from).close());
    if (refused == null) {
      return 101;
    }
    assertThat(refused).hasCauseInstanceOf(UpgradeRejectedException.class);
    return ((UpgradeRejectedException) refused.getCause()).getStatus();
  }

  static String newAddress() {
    return "198.51." + SERIAL.incrementAndGet() / 250 + "." + (1 + SERIAL.incrementAndGet() % 250);
  }

  static boolean isRateLimited(JsonObject frame) {
    return frame.getString("event").equals("error")
        && frame.getJsonObject("data").getString("code").equals("rate_limited");
  }

  double figure(String name) throws Exception {
    return new HttpCalls(managementPort(), null)
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Waits for the time that the server asked for. */
  @Override
  void pass(long ms) {
    super.pass(ms + 10);
  }
}
