package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Framing;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.Rest;
import com.paperdynasty.harness.XhrSession;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with narrow limits on two event loops. This machine counts as its proxy, so that each
 * test has addresses of its own.
 */
final class NarrowNode implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  static final int KEEP_OUT_MS = 6_000;

  private static final AtomicInteger SERIAL = new AtomicInteger();

  private Vertx vertx;
  private final List<GameClient> clients = new ArrayList<>();
  private TestNode node;
  private Rest rest;

  @Override
  public void beforeAll(ExtensionContext tests) throws Exception {
    vertx = Vertx.vertx();
    node =
        TestNode.start(
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
    rest = new Rest(node.port());
  }

  Rest rest() {
    return rest;
  }

  /** Hangs up for whoever a test has let in. */
  @Override
  public void afterEach(ExtensionContext test) {
    clients.forEach(GameClient::close);
    clients.clear();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  static int serial() {
    return SERIAL.incrementAndGet();
  }

  /** Sends until it is hung up on, and says with which code that was. */
  static int flood(GameClient client) {
    for (int i = 0; i < 40; i++) {
      client.send("heartbeat", new JsonObject(), "h" + i);
    }
    return client.awaitClose();
  }

  GameClient open(Framing framing, String from) {
    GameClient client = GameClient.open(vertx, framing, node.port(), from(from));
    clients.add(client);
    return client;
  }

  GameClient connected(Framing framing, String as, String from) {
    GameClient client = open(framing, from);
    JsonObject answer = client.ask("connect", token(as));
    assertThat(answer.getString("event")).as(answer.encode()).isEqualTo("connected");
    return client;
  }

  XhrSession xhr(String from) {
    return new XhrSession(vertx, node.port(), from(from));
  }

  int handshake(Framing framing, String from) {
    Throwable refused = catchThrowable(() -> open(framing, from).close());
    if (refused == null) {
      return 101;
    }
    assertThat(refused).hasCauseInstanceOf(UpgradeRejectedException.class);
    return ((UpgradeRejectedException) refused.getCause()).getStatus();
  }

  JsonObject token(String as) {
    return new JsonObject().put("token", rest.token(as));
  }

  Calls calls(String as) {
    return new Calls(node.port(), as == null ? null : rest.token(as));
  }

  private static Map<String, String> from(String address) {
    return Map.of("X-Forwarded-For", address);
  }

  static String newAddress() {
    return "198.51." + SERIAL.incrementAndGet() / 250 + "." + (1 + SERIAL.incrementAndGet() % 250);
  }

  static boolean isRateLimited(JsonObject frame) {
    return frame.getString("event").equals("error")
        && frame.getJsonObject("data").getString("code").equals("rate_limited");
  }

  double figure(String name) throws Exception {
    return new Calls(node.managementPort(), null)
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Lets the time go by that the server asked for. */
  void pass(long ms) {
    Await.the(vertx.timer(ms + 10, TimeUnit.MILLISECONDS));
  }
}
