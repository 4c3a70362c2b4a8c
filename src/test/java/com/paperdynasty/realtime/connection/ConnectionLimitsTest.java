package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.limits.LimitScope;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits of one client, and what happens to a client that exceeds them. */
@ExtendWith(VertxExtension.class)
class ConnectionLimitsTest {
  private static final RealtimeSettings SETTINGS =
      Defaults.of("realtime.", RealtimeSettings.class, "realtime:", "  malformed-frames: 3");

  private Vertx vertx;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
  }

  private LoopScene scene(TestLimits testLimits) {
    return new LoopScene(vertx, SETTINGS, testLimits);
  }

  @Test
  void malformedFramesAreAnsweredAndTooManyCloseTheConnection() {
    LoopScene scene = scene(TestLimits.unlimited());
    TestClient alice = scene.connect("alice");
    alice.sendText("hello");
    assertThat(alice.nextErrorCode()).isEqualTo("malformed");
    alice.sendText("[]");
    assertThat(alice.nextErrorCode()).isEqualTo("malformed");
    assertThat(alice.closed()).isNull();
    alice.sendText("{}");

    assertThat(alice.closed()).isEqualTo(CloseCode.MALFORMED);
    assertThat(scene.count("pd.frames.malformed")).isEqualTo(3);
  }

  @Test
  void frameThatIsTooFastGetsARetryTime() {
    LoopScene scene =
        scene(TestLimits.unlimited().only(LimitCategory.FRAME, LimitScope.CONNECTION, "1/10s"));
    TestClient alice = scene.connect("alice");
    alice.sendFrame("heartbeat", "{}", null);
    alice.receive("heartbeat_ack");
    alice.sendFrame("heartbeat", "{}", "2");

    JsonObject refused = alice.receive("error");
    assertThat(refused.getString("reply_to")).isEqualTo("2");
    assertThat(refused.getJsonObject("data").getLong("retry_after_ms")).isBetween(1L, 10_000L);
    assertThat(alice.closed()).isNull();
  }

  @Test
  void rateIsCheckedBeforeAFrameIsParsed() {
    LoopScene scene =
        scene(TestLimits.unlimited().only(LimitCategory.COMMAND, LimitScope.CONNECTION, "1/10s"));
    TestClient alice = scene.connect("alice");
    alice.sendAboutGame("announce", "\"text\":\"one\"", null);
    alice.receive("announcement");
    alice.sendAboutGame("announce", "\"text\":17", null);

    assertThat(alice.nextErrorCode()).isEqualTo("rate_limited");
  }

  @Test
  void clientThatIgnoresRetryTimesIsClosed() {
    LoopScene scene =
        scene(
            TestLimits.unlimited()
                .only(LimitCategory.FRAME, LimitScope.CONNECTION, "1/10s")
                .only(LimitCategory.REFUSAL, LimitScope.CONNECTION, "2/10s"));
    TestClient alice = scene.connect("alice");
    for (int i = 0; i < 4; i++) {
      alice.sendFrame("heartbeat", "{}", null);
    }

    assertThat(alice.closed()).isEqualTo(CloseCode.FLOOD);
  }

  @Test
  void pingsAreLimitedAndTooManyAfterTheCloseAbortTheTransport() {
    LoopScene scene =
        scene(
            TestLimits.unlimited()
                .only(LimitCategory.FRAME, LimitScope.CONNECTION, "1/10s")
                .only(LimitCategory.REFUSAL, LimitScope.CONNECTION, "1/10s"));
    TestClient alice = scene.connect("alice");
    for (int i = 0; i < 3; i++) {
      scene.run(alice.connection()::onPing);
    }
    assertThat(alice.closed()).isEqualTo(CloseCode.FLOOD);
    assertThat(alice.isAborted()).isFalse();

    for (int i = 0; i < 65; i++) {
      scene.run(alice.connection()::onPing);
    }
    assertThat(alice.isAborted()).isTrue();
  }

  @Test
  void connectionBeyondTheUsersBoundIsClosed() {
    LoopScene scene = scene(TestLimits.unlimited().onlyConnectionsPerUser(1));
    scene.connect("alice");
    TestClient second = scene.open();
    second.sendFrame("connect", "{\"token\":\"" + scene.token("alice", 60) + "\"}", null);

    assertThat(second.receive("error").getJsonObject("data").getString("code"))
        .isEqualTo("rate_limited");
    assertThat(second.closed()).isEqualTo(CloseCode.FLOOD);
  }

  @Test
  void connectedClientWithTooManyInvalidTokensIsRefusedAndStays() {
    LoopScene scene =
        scene(TestLimits.unlimited().only(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "1/10s"));
    TestClient alice = scene.connect("alice");
    alice.sendFrame("refresh_token", "{\"token\":\"bad\"}", null);
    assertThat(alice.receive("error").getJsonObject("data").getString("code"))
        .isEqualTo("unauthorized");
    alice.sendFrame("refresh_token", "{\"token\":\"bad\"}", null);

    assertThat(alice.receive("error").getJsonObject("data").getString("code"))
        .isEqualTo("rate_limited");
    assertThat(alice.closed()).isNull();
  }

  @Test
  void tooManyUnknownGamesAreRefused() {
    LoopScene scene =
        scene(TestLimits.unlimited().only(LimitCategory.NOT_FOUND, LimitScope.USER, "1/10s"));
    TestClient carol = scene.connect("carol");
    carol.sendAboutGame("request_hand_cards", "\"side\":\"nowhere\"", null);
    carol.receive("error");

    scene.run(
        () ->
            carol
                .connection()
                .limits()
                .onRefusedByOwner(Problem.of(ErrorCode.NOT_FOUND, "no such game")));
    carol.sendAboutGame("join_game", "\"role\":\"spectator\"", null);
    assertThat(carol.nextErrorCode()).isEqualTo("rate_limited");
  }

  @Test
  void requestsUnderWayAreBoundedOverAllConnectionsOfAUser() {
    LoopScene scene = scene(TestLimits.unlimited().onlyUnderWayPerUser(1));
    TestClient first = scene.connect("alice");
    TestClient second = scene.connect("alice");
    Promise<Void> durable = Promise.promise();
    scene.journal.onAppend(call -> durable.future().compose(now -> call.get()));
    first.sendAboutGame("announce", "\"text\":\"one\"", null);
    second.sendAboutGame("request_game_state", "", null);

    assertThat(second.nextErrorCode()).isEqualTo("rate_limited");
    durable.complete();
    first.receive("announcement");
    second.sendAboutGame("request_game_state", "", null);
    second.receive("game_state_sync");
  }
}
