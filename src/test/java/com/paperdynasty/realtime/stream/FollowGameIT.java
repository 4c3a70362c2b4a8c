package com.paperdynasty.realtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.CurlStream;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The program of the documents that follows a game, over a server that cuts and refuses. */
@RunsInParallel
class FollowGameIT {
  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  /** A status, and what of the stream follows it before the connection ends. */
  private record Sent(int status, String text) {}

  @Test
  void eventThatWasCutComesOnceAndWhole() throws InterruptedException {
    Queue<String> positions = new ConcurrentLinkedQueue<>();
    HttpServer server =
        server(
            positions,
            new Sent(200, event(5, "five") + "id: 6\n"),
            new Sent(200, event(6, "six") + "id: 7\nevent: dice_rolled\ndata: {\"te"),
            new Sent(429, ""),
            new Sent(200, event(7, "seven")),
            new Sent(422, ""));
    String address = "http://127.0.0.1:" + server.actualPort() + "/stream";
    try (CurlStream curl = CurlStream.follow(address)) {
      assertThat(curl.ends(30, TimeUnit.SECONDS)).as("it ends when it is refused").isTrue();
      assertThat(curl.lines())
          .containsExactly(
              "5 dice_rolled {\"text\":\"five\"}",
              "6 dice_rolled {\"text\":\"six\"}",
              "7 dice_rolled {\"text\":\"seven\"}",
              "refused: 422");
    }
    assertThat(positions).containsExactly("0", "5", "6", "6", "7");
  }

  private static String event(int seq, String text) {
    return "id: " + seq + "\nevent: dice_rolled\ndata: {\"text\":\"" + text + "\"}\n\n";
  }

  /** Gives these answers one after the other, and notes what each request already has. */
  private static HttpServer server(Queue<String> positions, Sent... answers) {
    Queue<Sent> left = new ArrayDeque<>(List.of(answers));
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              positions.add(request.getHeader("Last-Event-ID"));
              answer(request, left.remove());
            })
        .listen(0, "127.0.0.1")
        .await();
  }

  private static void answer(HttpServerRequest request, Sent answer) {
    request.response().setStatusCode(answer.status()).end(answer.text());
  }
}
