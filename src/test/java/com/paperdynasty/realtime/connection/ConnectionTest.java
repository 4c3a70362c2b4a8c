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

/** What comes over a line, and what goes out over it. */
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
    scene = new LoopScene(vertx, SETTINGS, TestLimits.anything().onlyConnectionsPerUser(1));
  }

  @Test
  void whoComesInIsTold() {
    TestClient alice = scene.stranger();
    alice.sends("connect", "{\"token\":\"" + scene.token("alice", 60) + "\"}", "in");

    JsonObject connected = alice.hears("connected");
    assertThat(connected.getString("reply_to")).isEqualTo("in");
    assertThat(connected.getJsonObject("data").getString("user_id")).isEqualTo("alice");
  }

  @Test
  void commandsOfOneConnectionAreHandledOneAfterTheOtherButForHeartbeats() {
    TestClient alice = scene.user("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendsOfGame("announce", "\"text\":\"one\"", "1");
    alice.sendsOfGame("request_game_state", "", "2");
    alice.sends("heartbeat", "{}", "beat");

    assertThat(alice.hears("heartbeat_ack").getString("reply_to")).isEqualTo("beat");
    assertThat(alice.heard()).isEmpty();
    held.durable().complete();
    alice.hears("announcement");
    assertThat(alice.hears("game_state_sync").getString("reply_to")).isEqualTo("2");
  }

  @Test
  void aCommandThatIsOneTooManyIsRefusedAndCounted() {
    TestClient alice = scene.user("alice");
    HeldAppend held = scene.holdAppend();
    for (int number = 1; number <= 4; number++) {
      alice.sendsOfGame("announce", "\"text\":\"" + number + "\"", "" + number);
    }

    assertThat(alice.isRefused()).isEqualTo("rate_limited");
    assertThat(scene.count("pd.frames.refused")).isEqualTo(1);
    held.durable().complete();
    for (int number = 1; number <= 3; number++) {
      assertThat(alice.hears("announcement").getString("reply_to")).isEqualTo("" + number);
    }
  }

  @Test
  void whetherTheCommandUnderWayWasAnsweredIsKnownByItsId() {
    Connection connection = scene.user("alice").connection();
    connection.expectAnswer();
    assertThat(connection.wasAnswered("x")).isFalse();
    connection.onAnswered("x");

    assertThat(connection.wasAnswered("x")).isTrue();
    assertThat(connection.wasAnswered("y")).isFalse();
    assertThat(connection.wasAnswered(null)).isTrue();
  }

  @Test
  void aFrameThatIsTooLargeEndsTheConnection() {
    TestClient alice = scene.user("alice");
    alice.says("x".repeat(3_001));

    assertThat(alice.closed()).isEqualTo(CloseCode.FRAME_TOO_LARGE);
    assertThat(scene.gone).containsExactly(alice.connection());
  }

  @Test
  void whatTheTransportCannotTellEndsTheConnection() {
    TestClient tooLarge = scene.stranger();
    scene.on(tooLarge.connection()::onMessageTooLarge);
    assertThat(tooLarge.closed()).isEqualTo(CloseCode.FRAME_TOO_LARGE);

    TestClient nonsense = scene.stranger();
    scene.on(() -> nonsense.connection().onProtocolError(CloseCode.NOT_UTF8));
    assertThat(nonsense.closed()).isEqualTo(CloseCode.NOT_UTF8);
  }

  @Test
  void aClientThatDoesNotTakeWhatItIsSentIsHungUpOn() {
    TestClient alice = scene.user("alice");
    alice.isSlow();
    String frame = "{\"event\":\"x\",\"data\":{\"a\":\"" + "y".repeat(9000) + "\"}}";
    scene.on(() -> alice.connection().send(frame));
    scene.on(() -> alice.connection().send(frame));
    assertThat(alice.closed()).isNull();
    scene.on(() -> alice.connection().send(frame));

    assertThat(alice.closed()).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(alice.heard()).containsExactly("x", "x");
  }

  @Test
  void whatTheNetworkHasTakenCountsNoMore() {
    TestClient alice = scene.user("alice");
    String frame = "{\"event\":\"x\",\"data\":{\"a\":\"" + "y".repeat(9000) + "\"}}";
    for (int i = 0; i < 10; i++) {
      scene.on(() -> alice.connection().send(frame));
    }

    assertThat(alice.closed()).isNull();
  }

  @Test
  void whoDoesNotHangUpWhenToldToGoIsCutOff() {
    TestClient alice = scene.stranger();
    scene.on(() -> alice.connection().close(CloseCode.NORMAL));
    assertThat(alice.isCut()).isFalse();

    scene.ring();
    assertThat(alice.isCut()).isTrue();
  }

  @Test
  void aConnectionEndsOnceHoweverOftenItIsClosed() {
    TestClient alice = scene.user("alice");
    scene.on(alice.connection()::onClose);
    scene.on(() -> alice.connection().close(CloseCode.NORMAL));
    scene.on(alice.connection()::onClose);

    assertThat(scene.gone).hasSize(1);
    assertThat(alice.closed()).isNull();
    alice.sends("heartbeat", "{}", null);
    assertThat(alice.heard()).isEmpty();
  }

  /** The place of the one that is gone is free. */
  @Test
  void whoHasHungUpMayComeBack() {
    TestClient first = scene.user("alice");
    scene.on(first.connection()::onClose);

    assertThat(scene.user("alice").closed()).isNull();
  }

  @Test
  void whatWaitsIsNotDoneForOneWhoHasHungUp() {
    TestClient alice = scene.user("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendsOfGame("announce", "\"text\":\"one\"", "1");
    alice.sendsOfGame("announce", "\"text\":\"two\"", "2");
    Await.result(held.reached().future());
    scene.on(alice.connection()::onClose);
    held.durable().complete();

    TestClient bob = scene.user("bob");
    bob.sendsOfGame("request_game_state", "", null);
    bob.hears("game_state_sync");
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void aClientOfAServerThatStopsIsAskedToComeBackWhenItsCommandIsDone() {
    TestClient alice = scene.user("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendsOfGame("announce", "\"text\":\"one\"", "1");
    Future<Void> gone = scene.look(() -> alice.connection().drain(true));
    alice.sendsOfGame("announce", "\"text\":\"two\"", "2");
    assertThat(alice.heard()).isEmpty();
    held.durable().complete();

    alice.hears("announcement");
    JsonObject draining = alice.hears("server_draining");
    assertThat(draining.getJsonObject("data").getLong("reconnect_after_ms"))
        .isBetween(0L, SETTINGS.reconnectAfterMs());
    Await.result(gone);
    scene.on(() -> {});
    assertThat(alice.closed()).isEqualTo(CloseCode.DRAINING);
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void aClientThatSaysNothingForLongIsHungUpOn() {
    TestClient alice = scene.user("alice");
    long end = scene.clock.millis() + SETTINGS.silenceMs();
    scene.on(() -> alice.connection().checkTimeouts(end - 1));
    assertThat(alice.closed()).isNull();

    scene.on(() -> alice.connection().checkTimeouts(end));
    assertThat(alice.closed()).isEqualTo(CloseCode.NORMAL);
  }

  @Test
  void aBugIsToldByANumberAndTheConnectionGoesOn() {
    TestClient alice = scene.user("alice");
    scene.journal.onAppend(
        call -> {
          throw new IllegalStateException("a bug");
        });
    alice.sendsOfGame("announce", "\"text\":\"one\"", "1");

    JsonObject told = alice.hears("error");
    assertThat(told.getJsonObject("data").getString("code")).isEqualTo("internal");
    assertThat(told.getJsonObject("data").getString("error_id")).isNotEmpty();
    alice.sends("heartbeat", "{}", null);
    alice.hears("heartbeat_ack");
  }
}
