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

/** What one client may ask for, and what becomes of one that does not keep to it. */
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
  void aTextThatIsNoFrameIsToldAndTooManyEndTheConnection() {
    LoopScene scene = scene(TestLimits.anything());
    TestClient alice = scene.user("alice");
    alice.says("hello");
    assertThat(alice.isRefused()).isEqualTo("malformed");
    alice.says("[]");
    assertThat(alice.isRefused()).isEqualTo("malformed");
    assertThat(alice.closed()).isNull();
    alice.says("{}");

    assertThat(alice.closed()).isEqualTo(CloseCode.MALFORMED);
    assertThat(scene.count("pd.frames.malformed")).isEqualTo(3);
  }

  @Test
  void whoIsTooFastIsToldWhenToAskAgain() {
    LoopScene scene =
        scene(TestLimits.anything().only(LimitCategory.FRAME, LimitScope.CONNECTION, "1/10s"));
    TestClient alice = scene.user("alice");
    alice.sends("heartbeat", "{}", null);
    alice.hears("heartbeat_ack");
    alice.sends("heartbeat", "{}", "2");

    JsonObject refused = alice.hears("error");
    assertThat(refused.getString("reply_to")).isEqualTo("2");
    assertThat(refused.getJsonObject("data").getLong("retry_after_ms")).isBetween(1L, 10_000L);
    assertThat(alice.closed()).isNull();
  }

  @Test
  void aCommandThatComesTooFastIsRefusedBeforeItIsRead() {
    LoopScene scene =
        scene(TestLimits.anything().only(LimitCategory.COMMAND, LimitScope.CONNECTION, "1/10s"));
    TestClient alice = scene.user("alice");
    alice.sendsOfGame("announce", "\"text\":\"one\"", null);
    alice.hears("announcement");
    alice.sendsOfGame("announce", "\"text\":17", null);

    assertThat(alice.isRefused()).isEqualTo("rate_limited");
  }

  @Test
  void whoDoesNotKeepTheTimeIsHungUpOn() {
    LoopScene scene =
        scene(
            TestLimits.anything()
                .only(LimitCategory.FRAME, LimitScope.CONNECTION, "1/10s")
                .only(LimitCategory.REFUSAL, LimitScope.CONNECTION, "2/10s"));
    TestClient alice = scene.user("alice");
    for (int i = 0; i < 4; i++) {
      alice.sends("heartbeat", "{}", null);
    }

    assertThat(alice.closed()).isEqualTo(CloseCode.FLOOD);
  }

  @Test
  void pingsAreCountedLikeFramesAndTooManyAfterTheGoodByeCutTheLine() {
    LoopScene scene =
        scene(
            TestLimits.anything()
                .only(LimitCategory.FRAME, LimitScope.CONNECTION, "1/10s")
                .only(LimitCategory.REFUSAL, LimitScope.CONNECTION, "1/10s"));
    TestClient alice = scene.user("alice");
    for (int i = 0; i < 3; i++) {
      scene.on(alice.connection()::onPing);
    }
    assertThat(alice.closed()).isEqualTo(CloseCode.FLOOD);
    assertThat(alice.isCut()).isFalse();

    for (int i = 0; i < 65; i++) {
      scene.on(alice.connection()::onPing);
    }
    assertThat(alice.isCut()).isTrue();
  }

  @Test
  void aUserWithTooManyConnectionsIsSentAwayAgain() {
    LoopScene scene = scene(TestLimits.anything().onlyConnectionsPerUser(1));
    scene.user("alice");
    TestClient second = scene.stranger();
    second.sends("connect", "{\"token\":\"" + scene.token("alice", 60) + "\"}", null);

    assertThat(second.hears("error").getJsonObject("data").getString("code"))
        .isEqualTo("rate_limited");
    assertThat(second.closed()).isEqualTo(CloseCode.FLOOD);
  }

  @Test
  void aClientThatShowsTooManyBadTokensIsTooFastAndStays() {
    LoopScene scene =
        scene(TestLimits.anything().only(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "1/10s"));
    TestClient alice = scene.user("alice");
    alice.sends("refresh_token", "{\"token\":\"bad\"}", null);
    assertThat(alice.hears("error").getJsonObject("data").getString("code"))
        .isEqualTo("unauthorized");
    alice.sends("refresh_token", "{\"token\":\"bad\"}", null);

    assertThat(alice.hears("error").getJsonObject("data").getString("code"))
        .isEqualTo("rate_limited");
    assertThat(alice.closed()).isNull();
  }

  @Test
  void whoAsksForTooManyGamesThatThereAreNotIsTooFast() {
    LoopScene scene =
        scene(TestLimits.anything().only(LimitCategory.NOT_FOUND, LimitScope.USER, "1/10s"));
    TestClient carol = scene.user("carol");
    carol.sendsOfGame("request_hand_cards", "\"side\":\"nowhere\"", null);
    carol.hears("error");

    scene.on(
        () ->
            carol
                .connection()
                .limits()
                .onRefusedByOwner(Problem.of(ErrorCode.NOT_FOUND, "no such game")));
    carol.sendsOfGame("join_game", "\"role\":\"spectator\"", null);
    assertThat(carol.isRefused()).isEqualTo("rate_limited");
  }

  @Test
  void whatAUserAsksForOverAllTheirConnectionsIsNotUnderWayAllAtOnce() {
    LoopScene scene = scene(TestLimits.anything().onlyUnderWayPerUser(1));
    TestClient first = scene.user("alice");
    TestClient second = scene.user("alice");
    Promise<Void> durable = Promise.promise();
    scene.journal.onAppend(call -> durable.future().compose(now -> call.get()));
    first.sendsOfGame("announce", "\"text\":\"one\"", null);
    second.sendsOfGame("request_game_state", "", null);

    assertThat(second.isRefused()).isEqualTo("rate_limited");
    durable.complete();
    first.hears("announcement");
    second.sendsOfGame("request_game_state", "", null);
    second.hears("game_state_sync");
  }
}
