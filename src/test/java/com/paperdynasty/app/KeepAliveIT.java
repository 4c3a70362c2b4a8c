package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.KeepAliveConnection;
import com.paperdynasty.harness.KeepAliveConnection.HttpResponse;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SockJS fallback transports with a client that keeps its TCP connections and sends the next
 * request as soon as the last one is answered.
 */
@RunsInParallel
class KeepAliveIT {
  private static final int FRAMES = 30;
  private static final int STREAM_BYTES = 4_096;

  private static TestNode node;
  private static String token;

  private final String session = "/realtime/000/" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    node =
        TestNode.start(
            Map.of("PD_EVENT_LOOPS_COUNT", "2", "PD_REALTIME_STREAM_BYTES", "" + STREAM_BYTES));
    token = new RestClient(node.port()).token("alice");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xhr", "jsonp?c=f"})
  void pollsOfASessionShareOneConnection(String poll) throws Exception {
    try (KeepAliveConnection polls = connection();
        KeepAliveConnection sends = connection()) {
      assertThat(ask(polls, poll).body()).contains("o");
      send(sends, poll, frame("connect", new JsonObject().put("token", token), "c"));
      assertThat(ask(polls, poll).body()).contains("connected");
      for (int i = 0; i < FRAMES; i++) {
        send(sends, poll, frame("heartbeat", new JsonObject(), "h" + i));
        HttpResponse answer = ask(polls, poll);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("h" + i);
        assertThat(answer.says("close")).as("the server does not ask to close").isFalse();
      }
    }
  }

  /** Even one connection suffices, while no poll is waiting. */
  @Test
  void sendMayFollowAPollOnTheSameConnection() throws Exception {
    try (KeepAliveConnection both = connection()) {
      assertThat(both.post(session + "/xhr", "").body()).isEqualTo("o\n");
      for (int i = 0; i < FRAMES; i++) {
        String beat = frame("heartbeat", new JsonObject(), "h" + i);
        assertThat(both.post(session + "/xhr_send", array(beat)).status()).isEqualTo(204);
        assertThat(both.post(session + "/xhr", "").body()).contains("h" + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xhr_streaming", "eventsource", "htmlfile?c=f"})
  void streamEndsAtItsBoundAndTheNextUsesTheSameConnection(String stream) throws Exception {
    try (KeepAliveConnection streams = connection();
        KeepAliveConnection sends = connection()) {
      int answered = 0;
      for (int turn = 0; turn < 3; turn++) {
        begin(streams, stream);
        if (turn == 0) {
          // Before the session is open nothing can be sent to it.
          await(sends);
        }
        for (int i = 0; i < FRAMES; i++) {
          send(sends, stream, frame("heartbeat", new JsonObject(), "h" + turn + "-" + i));
        }
        HttpResponse answer = streams.answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().length()).isBetween(STREAM_BYTES, 3 * STREAM_BYTES);
        answered += answer.body().split("heartbeat_ack|unauthorized", -1).length - 1;
      }
      assertThat(answered).isPositive();
    }
  }

  @Test
  void secondReceiverIsRefused() throws Exception {
    try (KeepAliveConnection first = connection();
        KeepAliveConnection second = connection();
        KeepAliveConnection sends = connection()) {
      first.post(session + "/xhr", "");
      first.send("POST", session + "/xhr", "", "text/plain");
      HttpResponse answer = second.post(session + "/xhr", "");
      String other = answer.body();
      if (other.startsWith("c[2010")) {
        send(sends, "xhr", frame("heartbeat", new JsonObject(), "h"));
        other = first.answer().body();
      } else {
        assertThat(first.answer().body()).startsWith("c[2010");
      }
      assertThat(other).startsWith("a[");
    }
  }

  @Test
  void closeCodeIsRepeated() throws Exception {
    try (KeepAliveConnection both = connection()) {
      both.post(session + "/xhr", "");
      JsonObject bad = new JsonObject().put("token", "no token");
      both.post(session + "/xhr_send", array(frame("connect", bad, "c")));
      String told = both.post(session + "/xhr", "").body();
      if (!told.contains("closing")) {
        told = both.post(session + "/xhr", "").body();
      }
      assertThat(told).contains("closing", "4401");
      for (int i = 0; i < 2; i++) {
        assertThat(both.post(session + "/xhr", "").body()).isEqualTo("c[4401,\"Unauthorized\"]\n");
      }
      assertThat(both.post(session + "/xhr_send", array("x")).status()).isEqualTo(404);
    }
  }

  /** The client of the other tests keeps its connections too. */
  @Test
  void javaClientThatKeepsConnectionsLosesNothing() {
    Vertx vertx = Vertx.vertx();
    try {
      XhrPollingSession polling = new XhrPollingSession(vertx, node.port(), Map.of());
      assertThat(polling.open().body()).isEqualTo("o\n");
      polling.send("connect", new JsonObject().put("token", token));
      polling.await("connected");
      for (int i = 0; i < FRAMES; i++) {
        polling.send("heartbeat", new JsonObject());
        polling.await("heartbeat_ack");
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void invalidBodyIsRefusedAndTheSessionGoesOn() throws Exception {
    try (KeepAliveConnection both = connection()) {
      both.post(session + "/xhr", "");
      for (String broken : new String[] {"", "[", "[1]", "{}", "[\"a\"] x", "7"}) {
        assertThat(both.post(session + "/xhr_send", broken).status()).as(broken).isEqualTo(500);
      }
      both.post(session + "/xhr_send", array(frame("heartbeat", new JsonObject(), "h")));
      assertThat(both.post(session + "/xhr", "").body()).startsWith("a[");
    }
  }

  private static KeepAliveConnection connection() throws IOException {
    return new KeepAliveConnection(node.port(), Map.of());
  }

  private HttpResponse ask(KeepAliveConnection polls, String poll) throws IOException {
    return polls.ask(poll.startsWith("xhr") ? "POST" : "GET", session + "/" + poll, "", "");
  }

  private void begin(KeepAliveConnection streams, String stream) throws IOException {
    String method = stream.startsWith("xhr") ? "POST" : "GET";
    streams.send(method, session + "/" + stream, "", "text/plain");
  }

  private void await(KeepAliveConnection sends) throws IOException {
    String beat = array(frame("heartbeat", new JsonObject(), "first"));
    int tries = 0;
    while (sends.post(session + "/xhr_send", beat).status() == 404) {
      assertThat(++tries).isLessThan(10_000);
    }
  }

  private void send(KeepAliveConnection sends, String receiver, String frame) throws IOException {
    if (receiver.startsWith("jsonp")) {
      String form = "d=" + URLEncoder.encode(array(frame), StandardCharsets.UTF_8);
      String type = "application/x-www-form-urlencoded";
      assertThat(sends.ask("POST", session + "/jsonp_send", form, type).body()).isEqualTo("ok");
    } else {
      assertThat(sends.post(session + "/xhr_send", array(frame)).status()).isEqualTo(204);
    }
  }

  private static String array(String frame) {
    return new JsonArray().add(frame).encode();
  }

  private static String frame(String event, JsonObject data, String id) {
    return new JsonObject().put("event", event).put("data", data).put("id", id).encode();
  }
}
