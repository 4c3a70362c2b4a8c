package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.realtime.connection.LoopScene.HeldAppend;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The messages that a connection receives and sends. */
@ExtendWith(VertxExtension.class)
class ConnectionTest {
  private static final RealtimeSettings SETTINGS =
      Defaults.of(
          "realtime.",
          RealtimeSettings.class,
          "realtime:",
          "  commands-waiting: 2",
          "  unsent-bytes: 20000",
          "  frame-bytes: 3000");

  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx, SETTINGS, TestLimits.unlimited().onlyConnectionsPerUser(1));
  }

  @Test
  void connectIsAnswered() {
    TestClient alice = scene.open();
    alice.sendFrame("connect", "{\"token\":\"" + scene.token("alice", 60) + "\"}", "in");

    JsonObject connected = alice.receive("connected");
    assertThat(connected.getString("reply_to")).isEqualTo("in");
    assertThat(connected.getJsonObject("data").getString("user_id")).isEqualTo("alice");
  }

  @Test
  void commandsAreHandledInOrderAndHeartbeatsAtOnce() {
    TestClient alice = scene.connect("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendAboutGame("announce", "\"text\":\"one\"", "1");
    alice.sendAboutGame("request_game_state", "", "2");
    alice.sendFrame("heartbeat", "{}", "beat");

    assertThat(alice.receive("heartbeat_ack").getString("reply_to")).isEqualTo("beat");
    assertThat(alice.unread()).isEmpty();
    held.durable().complete();
    alice.receive("announcement");
    assertThat(alice.receive("game_state_sync").getString("reply_to")).isEqualTo("2");
  }

  @Test
  void commandBeyondTheQueueBoundIsRefusedAndCounted() {
    TestClient alice = scene.connect("alice");
    HeldAppend held = scene.holdAppend();
    for (int number = 1; number <= 4; number++) {
      alice.sendAboutGame("announce", "\"text\":\"" + number + "\"", "" + number);
    }

    assertThat(alice.nextErrorCode()).isEqualTo("rate_limited");
    assertThat(scene.count("pd.frames.refused")).isEqualTo(1);
    assertThat(scene.waiting("connection")).isEqualTo(2);
    held.durable().complete();
    for (int number = 1; number <= 3; number++) {
      assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("" + number);
    }
  }

  @Test
  void answerOfTheCommandUnderWayIsKnownByItsId() {
    Connection connection = scene.connect("alice").connection();
    connection.expectAnswer("x", null);
    assertThat(connection.wasAnswered("x")).isFalse();
    connection.onAnswered("x");

    assertThat(connection.wasAnswered("x")).isTrue();
    assertThat(connection.wasAnswered("y")).isFalse();
    assertThat(connection.wasAnswered(null)).isTrue();
  }

  @Test
  void tooLargeFrameClosesTheConnection() {
    TestClient alice = scene.connect("alice");
    alice.sendText("x".repeat(3_001));

    assertThat(alice.closed()).isEqualTo(CloseCode.FRAME_TOO_LARGE);
    assertThat(scene.gone).containsExactly(alice.connection());
  }

  @Test
  void transportErrorsCloseTheConnection() {
    TestClient first = scene.open();
    scene.run(first.connection()::onMessageTooLarge);
    assertThat(first.closed()).isEqualTo(CloseCode.FRAME_TOO_LARGE);

    TestClient second = scene.open();
    scene.run(() -> second.connection().onProtocolError(CloseCode.NOT_UTF8));
    assertThat(second.closed()).isEqualTo(CloseCode.NOT_UTF8);
  }

  @Test
  void slowConsumerIsClosed() {
    TestClient alice = scene.connect("alice");
    alice.stopReading();
    String frame = "{\"event\":\"x\",\"data\":{\"a\":\"" + "y".repeat(9000) + "\"}}";
    scene.run(() -> alice.connection().send(frame));
    scene.run(() -> alice.connection().send(frame));
    assertThat(alice.closed()).isNull();
    scene.run(() -> alice.connection().send(frame));

    assertThat(alice.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(alice.unread()).containsExactly("x", "x");
  }

  @Test
  void sentFramesAreNotCounted() {
    TestClient alice = scene.connect("alice");
    String frame = "{\"event\":\"x\",\"data\":{\"a\":\"" + "y".repeat(9000) + "\"}}";
    for (int i = 0; i < 10; i++) {
      scene.run(() -> alice.connection().send(frame));
    }

    assertThat(alice.closed()).isNull();
  }

  @Test
  void clientThatDoesNotCloseIsAborted() {
    TestClient alice = scene.open();
    scene.run(() -> alice.connection().close(CloseCode.NORMAL));
    assertThat(alice.isAborted()).isFalse();

    scene.runTimers();
    assertThat(alice.isAborted()).isTrue();
  }

  @Test
  void repeatedCloseHasNoEffect() {
    TestClient alice = scene.connect("alice");
    scene.run(alice.connection()::onClose);
    scene.run(() -> alice.connection().close(CloseCode.NORMAL));
    scene.run(alice.connection()::onClose);

    assertThat(scene.gone).hasSize(1);
    assertThat(alice.closed()).isNull();
    alice.sendFrame("heartbeat", "{}", null);
    assertThat(alice.unread()).isEmpty();
  }

  /** The bound is one connection for each user. */
  @Test
  void closedConnectionMakesRoomForAnother() {
    TestClient first = scene.connect("alice");
    scene.run(first.connection()::onClose);

    assertThat(scene.connect("alice").closed()).isNull();
  }

  @Test
  void waitingCommandsOfAClosedConnectionAreDropped() {
    TestClient alice = scene.connect("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendAboutGame("announce", "\"text\":\"one\"", "1");
    alice.sendAboutGame("announce", "\"text\":\"two\"", "2");
    Await.result(held.reached().future());
    scene.run(alice.connection()::onClose);
    held.durable().complete();

    TestClient bob = scene.connect("bob");
    bob.sendAboutGame("request_game_state", "", null);
    bob.receive("game_state_sync");
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void drainClosesAfterTheCommandUnderWay() {
    TestClient alice = scene.connect("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendAboutGame("announce", "\"text\":\"one\"", "1");
    Future<Void> gone = scene.compute(() -> alice.connection().drain(true));
    alice.sendAboutGame("announce", "\"text\":\"two\"", "2");
    assertThat(alice.unread()).isEmpty();
    held.durable().complete();

    alice.receive("announcement");
    JsonObject draining = alice.receive("server_draining");
    assertThat(draining.getJsonObject("data").getLong("reconnect_after_ms"))
        .isBetween(0L, SETTINGS.reconnectAfterMs());
    Await.result(gone);
    scene.run(() -> {});
    assertThat(alice.closed()).isEqualTo(CloseCode.DRAINING);
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void silentConnectionIsClosed() {
    TestClient alice = scene.connect("alice");
    long end = scene.clock.millis() + SETTINGS.silenceMs();
    scene.run(() -> alice.connection().checkTimeouts(end - 1));
    assertThat(alice.closed()).isNull();

    scene.run(() -> alice.connection().checkTimeouts(end));
    assertThat(alice.closed()).isEqualTo(CloseCode.NORMAL);
  }

  @Test
  void unexpectedFailureIsAnsweredWithAnErrorId() {
    TestClient alice = scene.connect("alice");
    scene.journal.onAppend(
        call -> {
          throw new IllegalStateException("a bug");
        });
    alice.sendAboutGame("announce", "\"text\":\"one\"", "1");

    JsonObject error = alice.receive("error");
    assertThat(error.getJsonObject("data").getString("code")).isEqualTo("internal");
    assertThat(error.getJsonObject("data").getString("error_id")).isNotEmpty();
    alice.sendFrame("heartbeat", "{}", null);
    alice.receive("heartbeat_ack");
  }
}
