package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One test for each close code, over both endpoints, on a server with low limits. */
@RunsInParallel
class CloseRowsIT {
  private static final Map<String, BiConsumer<SharedGame, GameClient>> ROWS =
      Map.of(
          "4400", CloseRowsIT::malformed,
          "4401", CloseRowsIT::badToken,
          "4408", CloseRowsIT::silentAtTheDoor,
          "4409", CloseRowsIT::slow,
          "4413", CloseRowsIT::tooLarge,
          "4429", CloseRowsIT::flood);

  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node =
        TestNode.start(
            Map.of(
                "PD_REALTIME_CONNECT_TIMEOUT_MS", "2000",
                "PD_REALTIME_EXPIRY_GRACE_MS", "1000",
                "PD_REALTIME_UNSENT_BYTES", "12288",
                "PD_REALTIME_REPLAY_BYTES", "4096",
                "PD_LIMITS_FRAME_CONNECTION", "20/600s",
                "PD_LIMITS_REFUSAL_CONNECTION", "5/600s"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @TestFactory
  Stream<DynamicTest> rows() {
    return new TreeSet<>(ROWS.keySet())
        .stream()
            .flatMap(
                code ->
                    Stream.of(WebSocketEndpoint.values())
                        .map(
                            webSocketEndpoint ->
                                DynamicTest.dynamicTest(
                                    code + " " + webSocketEndpoint,
                                    () -> closes(code, webSocketEndpoint))));
  }

  private static void closes(String code, WebSocketEndpoint webSocketEndpoint) {
    try (SharedGame table = new SharedGame(node.port(), "sba")) {
      GameClient client = table.stranger(webSocketEndpoint);
      ROWS.get(code).accept(table, client);
      assertThat(client.awaitClose()).isEqualTo(Integer.parseInt(code));
    }
  }

  /** 4410 ends the server, so it has a test of its own: {@link ServerEventRowsIT}. */
  @Test
  void everyCloseCodeHasARow() {
    TreeSet<String> rows = new TreeSet<>(ROWS.keySet());
    rows.add("4410");
    assertThat(ServedDocuments.closeCodes()).isEqualTo(rows);
  }

  @Test
  void expiredTokenClosesTheConnection() {
    try (SharedGame table = new SharedGame(node.port(), "sba")) {
      GameClient client = table.stranger(WebSocketEndpoint.PLAIN);
      long end = System.currentTimeMillis() / 1_000 + 1;
      JsonObject claims = new JsonObject().put("sub", "alice").put("exp", end);
      client.ask(
          "connect",
          new JsonObject().put("token", TestSigningKey.secret(TestNode.SECRET).sign(claims)));
      assertThat(client.awaitClose()).isEqualTo(4401);
    }
  }

  private static void malformed(SharedGame table, GameClient client) {
    for (int i = 0; i < 10; i++) {
      client.sendRaw("no frame");
    }
  }

  private static void badToken(SharedGame table, GameClient client) {
    JsonObject error = client.ask("connect", new JsonObject().put("token", "no token"));
    ProtocolRows.isError(error, "unauthorized", "Invalid or expired token");
  }

  private static void silentAtTheDoor(SharedGame table, GameClient client) {
    assertThat(client.ask("roll_dice", table.about()).getString("event")).isEqualTo("error");
  }

  /**
   * More data waits than allowed; {@link DroppedClientsIT} tests a client that really stops
   * reading.
   */
  private static void slow(SharedGame table, GameClient client) {
    GameClient manager = table.joined("alice");
    for (int i = 0; i < 10; i++) {
      table.play(manager);
    }
    enter(table, client);
    client.send("request_game_state", table.about(), "all-of-it");
  }

  private static void tooLarge(SharedGame table, GameClient client) {
    enter(table, client);
    client.sendRaw("{\"event\":\"heartbeat\",\"data\":{\"x\":\"" + "x".repeat(16_384) + "\"}}");
  }

  private static void flood(SharedGame table, GameClient client) {
    enter(table, client);
    for (int i = 0; i < 30; i++) {
      client.send("heartbeat", new JsonObject(), "h" + i);
    }
  }

  private static void enter(SharedGame table, GameClient client) {
    JsonObject token = new JsonObject().put("token", table.restClient().token("alice"));
    assertThat(client.ask("connect", token).getString("event")).isEqualTo("connected");
  }
}
