package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that hold for every HTTP request. */
@RunsInParallel
class RequestFormIT {
  private static final int PATIENCE_MS = 20_000;

  private static TestNode node;
  private static HttpCalls alice;
  private static String game;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of());
    RestClient restClient = new RestClient(node.port());
    String token = restClient.token("alice");
    alice = new HttpCalls(node.port(), token);
    game = restClient.game(token, "alice", "alice");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/games",
        "/api/games/%s",
        "/api/games/%s/plays",
        "/api/games/%s/log",
        "/api/games/%s/boxscore",
        "/api/games/%s/quick-table",
        "/api/games/%s/retrosheet",
        "/api/games/%s/dice",
        "/api/games/%s/messages",
        "/api/games/%s/audit",
        "/openapi.yaml",
        "/",
        "/realtime/info"
      })
  void headAnswersLikeGetWithoutABody(String form) throws Exception {
    String path = String.format(form, game);
    HttpResponse<String> get = alice.get(path);
    HttpResponse<String> head = alice.method("HEAD", path, "");
    assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"Content-Type", "Cache-Control"}) {
      assertThat(head.headers().firstValue(name)).isEqualTo(get.headers().firstValue(name));
    }
    assertThat(head.headers().firstValue("Content-Length")).isPresent();
    HttpResponse<String> other = alice.method("PATCH", path, "");
    assertThat(other.statusCode()).isEqualTo(405);
    assertThat(other.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
  }

  @Test
  void headIsRefusedLikeGet() throws Exception {
    String nowhere = "/api/games/" + UUID.randomUUID();
    assertThat(alice.method("HEAD", nowhere, "").statusCode()).isEqualTo(404);
    assertThat(alice.method("HEAD", "/api/games/x", "").statusCode()).isEqualTo(422);
    assertThat(alice.as(null).method("HEAD", "/api/games", "").statusCode()).isEqualTo(401);
    assertThat(alice.method("HEAD", "/api/dev/token", "").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n",
        "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
        "POST /api/dev/token HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /realtime/0/zz/xhr_send HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\n",
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\n"
      })
  void ambiguousRequestIsRefusedAndClosesTheConnection(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.").contains(" 400 ");
    }
  }

  /** A chunk extension that does not end. */
  @Test
  void tooLongChunkExtensionIsABadRequest() throws Exception {
    String answer =
        exchange(
            "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n1;"
                + "a".repeat(5_000));
    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void optionsOfTheServerListsItsMethods() throws Exception {
    String answer = exchange("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 204 ").containsIgnoringCase("Allow: GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/paper-dynasty.js",
        "/webjars/preact/dist/preact.module.js",
        "/realtime/websocket"
      })
  void otherMethodsOnReadOnlyPathsAreRefused(String path) throws Exception {
    for (String method : new String[] {"POST", "OPTIONS", "DELETE"}) {
      HttpResponse<String> other = alice.method(method, path, "");
      assertThat(other.statusCode()).isEqualTo(405);
      assertThat(other.headers().firstValue("Allow").orElseThrow()).startsWith("GET");
    }
    assertThat(alice.method("POST", "/nowhere.js", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-WebSocket-Key: x\r\n", "Sec-WebSocket-Key: c2hvcnQ=\r\n", ""})
  void handshakeWithoutAValidKeyIsABadRequest(String key) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      String request =
          "GET /realtime/websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
              + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              + key
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 400 ".length());
      assertThat(new String(status, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 400 ");
    }
  }

  private static String exchange(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void bodyThatIsNotUtf8IsRefused() throws Exception {
    byte[] body = "{\"user_id\":\"al\u00ffce\"}".getBytes(StandardCharsets.ISO_8859_1);
    String head =
        "POST /api/dev/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Connection: close\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).contains(" 400 ").contains("The body is not valid UTF-8");
    }
  }
}
