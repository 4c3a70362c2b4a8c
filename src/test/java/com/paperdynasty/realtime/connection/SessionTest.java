package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.realtime.connection.LoopScene.HeldAppend;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is at the other end of a connection, as long as their token says so. */
@ExtendWith(VertxExtension.class)
class SessionTest {
  private static final RealtimeSettings SETTINGS = Defaults.REALTIME;

  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx);
  }

  @Test
  void nobodyAsksForAnythingBeforeTheyHaveSaidWhoTheyAre() {
    TestClient stranger = scene.stranger();
    stranger.sendsOfGame("request_game_state", "", null);
    assertThat(stranger.isRefused()).isEqualTo("unauthorized");
    stranger.sends("heartbeat", "{}", null);
    assertThat(stranger.isRefused()).isEqualTo("unauthorized");
    assertThat(stranger.closed()).isNull();
  }

  @Test
  void whoShowsABadTokenHasNothingToStayFor() {
    TestClient stranger = scene.stranger();
    stranger.sends("connect", "{\"token\":\"bad\"}", "in");

    assertThat(stranger.hears("error").getString("reply_to")).isEqualTo("in");
    assertThat(stranger.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
    assertThat(scene.count("pd.connects.failed")).isEqualTo(1);
  }

  @Test
  void whoSaysNothingForLongIsHungUpOn() {
    TestClient stranger = scene.stranger();
    long end = scene.clock.millis() + SETTINGS.connectTimeoutMs();
    look(stranger, end - 1);
    assertThat(stranger.closed()).isNull();

    look(stranger, end);
    assertThat(stranger.closed()).isEqualTo(CloseCode.CONNECT_TIMEOUT);
  }

  @Test
  void nobodyComesInTwice() {
    TestClient alice = scene.user("alice");
    alice.sends("connect", "{\"token\":\"" + scene.token("alice", 60) + "\"}", null);

    assertThat(alice.isRefused()).isEqualTo("conflict");
  }

  @Test
  void theEndOfATokenIsToldOnceBeforeItComes() {
    TestClient alice = scene.user("alice");
    long end = scene.clock.millis() + 3_600_000;
    look(alice, end - SETTINGS.expiryWarningMs() - 1);
    assertThat(alice.heard()).isEmpty();
    look(alice, end - SETTINGS.expiryWarningMs());
    look(alice, end - 1);

    assertThat(alice.heard()).containsExactly("token_expiring");
  }

  @Test
  void afterTheEndOfATokenOnlyItsRenewalIsTaken() {
    TestClient alice = scene.user("alice");
    scene.clock.pass(3_600_000);
    alice.sendsOfGame("request_game_state", "", null);
    assertThat(alice.isRefused()).isEqualTo("unauthorized");
    alice.sends("refresh_token", "{\"token\":\"" + scene.token("alice", 60) + "\"}", "new");
    assertThat(alice.hears("token_refreshed").getString("reply_to")).isEqualTo("new");

    alice.sendsOfGame("request_game_state", "", null);
    alice.hears("game_state_sync");
  }

  @Test
  void whoDoesNotRenewTheirTokenInTimeIsHungUpOn() {
    TestClient alice = scene.user("alice");
    long end = scene.clock.millis() + 3_600_000;
    look(alice, end + SETTINGS.expiryGraceMs() - 1);
    assertThat(alice.closed()).isNull();

    look(alice, end + SETTINGS.expiryGraceMs());
    assertThat(alice.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
  }

  @Test
  void theTokenOfAnotherRenewsNothing() {
    TestClient alice = scene.user("alice");
    alice.sends("refresh_token", "{\"token\":\"" + scene.token("bob", 60) + "\"}", null);

    assertThat(alice.isRefused()).isEqualTo("unauthorized");
    assertThat(scene.look(() -> alice.connection().user().userId())).isEqualTo("alice");
  }

  @Test
  void anAdministratorWhoIsNoneAnyMoreLeavesTheRoomsWhereTheyManageNothing() {
    TestClient root = scene.stranger();
    root.sends("connect", "{\"token\":\"" + scene.token("root", 60, "admin") + "\"}", null);
    root.hears("connected");
    root.sendsOfGame("join_game", "\"role\":\"player\"", null);
    root.hears("game_joined");
    root.sends("refresh_token", "{\"token\":\"" + scene.token("root", 60) + "\"}", null);

    root.hears("game_left");
    root.hears("token_refreshed");
    assertThat(scene.look(() -> root.connection().games().isEmpty())).isTrue();
  }

  /** They may have sent it again elsewhere, and been refused. */
  @Test
  void whatWasHeardBeforeAStandstillIsNotDoneButRead() {
    TestClient alice = scene.user("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendsOfGame("announce", "\"text\":\"one\"", "1");
    alice.sendsOfGame("announce", "\"text\":\"two\"", "2");
    alice.sendsOfGame("request_game_state", "", "3");
    Await.result(held.reached().future());
    scene.standStill();
    held.durable().complete();

    assertThat(alice.hears("announcement").getString("reply_to")).isEqualTo("1");
    assertThat(alice.isRefused()).isEqualTo("unavailable");
    alice.hears("game_state_sync");
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void whatCannotBeReadIsToldByItsField() {
    TestClient alice = scene.user("alice");
    alice.sends("dance", "{}", null);
    assertThat(alice.isRefused()).isEqualTo("invalid");
    alice.sends("join_game", "{\"game_id\":17}", null);
    assertThat(alice.isRefused()).isEqualTo("invalid");
  }

  @Test
  void whoSaysGoodByeIsHungUpOn() {
    TestClient alice = scene.user("alice");
    alice.sends("disconnect", "{}", null);

    assertThat(alice.closed()).isEqualTo(CloseCode.NORMAL);
  }

  private void look(TestClient client, long nowMs) {
    scene.on(() -> client.connection().session().checkTimeouts(nowMs));
  }
}
