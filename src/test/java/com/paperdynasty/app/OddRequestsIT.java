package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TCP connections with incomplete, invalid or ambiguous requests. */
@RunsInParallel
class OddRequestsIT {
  private static final int REQUEST_MS = 3_000;
  private static final int CONNECTIONS = 12;

  private static TestNode node;
  private static Vertx vertx;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    node =
        TestNode.start(
            Map.of(
                "PD_EVENT_LOOPS_COUNT",
                "1",
                "PD_HTTP_REQUEST_MS",
                "" + REQUEST_MS,
                "PD_HTTP_CONNECTIONS_PER_LOOP",
                "" + CONNECTIONS,
                "PD_LIMITS_CONNECTIONS_PER_NODE",
                "3"));
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @Test
  void slowRequestIsClosedHoweverOftenAByteComes() throws Exception {
    String slow = "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: " + "a".repeat(1_000);
    try (Socket silent = call();
        Socket dripping = call()) {
      long began = System.nanoTime();
      Thread drip = new Thread(() -> drip(dripping, slow));
      drip.start();
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
      assertThat(ended(dripping)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(REQUEST_MS - 1_000), Duration.ofMillis(REQUEST_MS * 4L));
      drip.join();
    }
  }

  /** The time limit covers the body and the time between two requests. */
  @Test
  void slowBodyAndIdleConnectionAreClosed() throws Exception {
    try (Socket body = call();
        Socket idle = call()) {
      send(
          body,
          "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 100\r\n\r\n{");
      send(idle, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(text(idle)).startsWith("HTTP/1.1 404");
      assertThat(ended(body)).isTrue();
    }
  }

  /** An Upgrade header alone does not exempt a request from the time limit. */
  @ParameterizedTest
  @ValueSource(strings = {"/realtime/000/abc/xhr_send", "/realtime/websocket", "/api/dev/token"})
  void slowBodyWithAnUpgradeHeaderIsClosed(String path) throws Exception {
    try (Socket dripping = call()) {
      send(
          dripping,
          "POST "
              + path
              + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n");
      assertThat(ended(dripping)).isTrue();
    }
  }

  @Test
  void webSocketAndPollOutliveTheTimeLimit() {
    GameClient socket = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port());
    String token = new RestClient(node.port()).token("alice");
    socket.ask("connect", new JsonObject().put("token", token));
    XhrPollingSession polling =
        new XhrPollingSession(vertx, node.port(), Map.of("Authorization", "Bearer " + token));
    polling.open();
    assertThat(polling.await("connected").getJsonObject("data").getString("user_id"))
        .as("the first request of a session may have a token")
        .isEqualTo("alice");
    CompletableFuture<JsonObject> poll =
        CompletableFuture.supplyAsync(() -> polling.await("heartbeat_ack"));
    Await.result(vertx.timer(REQUEST_MS * 2L));
    polling.send("heartbeat", new JsonObject());
    assertThat(poll.join().getString("event")).isEqualTo("heartbeat_ack");
    assertThat(socket.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
    polling.send("disconnect", new JsonObject());
    socket.close();
  }

  @Test
  void connectionBeyondTheBoundIsClosedUntilAnotherCloses() throws Exception {
    List<Socket> open = new ArrayList<>();
    int refused = 0;
    while (refused == 0 && open.size() <= CONNECTIONS) {
      Socket socket = call();
      open.add(socket);
      send(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
      refused += head(socket).isEmpty() ? 1 : 0;
    }
    assertThat(refused).isEqualTo(1);
    for (Socket socket : open) {
      socket.close();
    }
    String answer = "";
    for (int i = 0; i < 100 && answer.isEmpty(); i++) {
      try (Socket socket = call()) {
        send(socket, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        answer = head(socket);
      }
    }
    assertThat(answer).startsWith("HTTP/1.1 404");
  }

  @Test
  void fullNodeRefusesHandshakes() {
    List<GameClient> in = new ArrayList<>();
    Throwable refused = null;
    while (refused == null && in.size() < 4) {
      refused =
          catchThrowable(
              () -> in.add(GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port())));
    }
    assertThat(refused).hasCauseInstanceOf(UpgradeRejectedException.class);
    assertThat(((UpgradeRejectedException) refused.getCause()).getStatus()).isEqualTo(503);
    XhrPollingSession polling = new XhrPollingSession(vertx, node.port(), Map.of());
    polling.open();
    assertThat(polling.await("error").getJsonObject("data").getString("code"))
        .isEqualTo("unavailable");
    in.forEach(GameClient::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
        "NONSENSE\r\n\r\n"
      })
  void ambiguousRequestIsRefusedAndNothingAfterItIsRead(String request) throws Exception {
    try (Socket socket = call()) {
      send(socket, request + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
      String answers = text(socket);
      assertThat(answers.split("HTTP/1.1 ", -1)).as(answers).hasSizeLessThanOrEqualTo(2);
      assertThat(answers).doesNotContain("HTTP/1.1 2");
    }
  }

  @Test
  void bodyWithTwoLengthsCannotSmuggleARequest() throws Exception {
    List<String> lines =
        List.of(
            "POST /api/dev/token HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Content-Length: 4",
            "Transfer-Encoding: chunked",
            "",
            "0",
            "",
            "GET /openapi.yaml HTTP/1.1",
            "Host: x",
            "",
            "");
    try (Socket socket = call()) {
      send(socket, String.join("\r\n", lines));
      assertThat(text(socket)).doesNotContain("openapi: 3");
    }
  }

  @Test
  void tooLongHeadersAreRefused() throws Exception {
    try (Socket socket = call()) {
      send(socket, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(40_000) + "\r\n\r\n");
      assertThat(head(socket)).startsWith("HTTP/1.1 431");
    }
  }

  private static Socket call() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
    socket.setSoTimeout(REQUEST_MS * 5);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException closed) {
      assertThat(closed).hasMessageContaining("reset").isInstanceOf(IOException.class);
    }
  }

  private static void drip(Socket socket, String text) {
    try {
      for (byte letter : text.getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(letter);
        Await.result(vertx.timer(100));
      }
    } catch (IOException hungUp) {
      assertThat(hungUp).isNotNull();
    }
  }

  /** Everything until the server closes the connection. */
  private static String text(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** The first bytes, or nothing if the server closes the connection. */
  private static String head(Socket socket) {
    try {
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    } catch (IOException reset) {
      return "";
    }
  }

  /** Fails with a timeout if the server does not close the connection. */
  private static boolean ended(Socket socket) throws SocketTimeoutException {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException stillOpen) {
      throw stillOpen;
    } catch (IOException reset) {
      return true;
    }
  }
}
