package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.realtime.connection.LoopScene.HeldAppend;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The user of a connection, as long as their token is valid. */
@ExtendWith(VertxExtension.class)
class SessionTest {
  private static final RealtimeSettings SETTINGS = Defaults.REALTIME;

  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx);
  }

  @Test
  void requestsBeforeConnectAreUnauthorized() {
    TestClient client = scene.open();
    client.sendAboutGame("request_game_state", "", null);
    assertThat(client.nextErrorCode()).isEqualTo("unauthorized");
    client.sendFrame("heartbeat", "{}", null);
    assertThat(client.nextErrorCode()).isEqualTo("unauthorized");
    assertThat(client.closed()).isNull();
  }

  @Test
  void invalidTokenClosesTheConnection() {
    TestClient client = scene.open();
    client.sendFrame("connect", "{\"token\":\"bad\"}", "in");

    assertThat(client.receive("error").getString("reply_to")).isEqualTo("in");
    assertThat(client.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
    assertThat(scene.count("pd.connects.failed")).isEqualTo(1);
  }

  @Test
  void connectTimeoutClosesTheConnection() {
    TestClient client = scene.open();
    long end = scene.clock.millis() + SETTINGS.connectTimeoutMs();
    checkTimeouts(client, end - 1);
    assertThat(client.closed()).isNull();

    checkTimeouts(client, end);
    assertThat(client.closed()).isEqualTo(CloseCode.CONNECT_TIMEOUT);
  }

  @Test
  void secondConnectIsAConflict() {
    TestClient alice = scene.connect("alice");
    alice.sendFrame("connect", "{\"token\":\"" + scene.token("alice", 60) + "\"}", null);

    assertThat(alice.nextErrorCode()).isEqualTo("conflict");
  }

  @Test
  void expiryIsWarnedOfOnce() {
    TestClient alice = scene.connect("alice");
    long end = scene.clock.millis() + 3_600_000;
    checkTimeouts(alice, end - SETTINGS.expiryWarningMs() - 1);
    assertThat(alice.unread()).isEmpty();
    checkTimeouts(alice, end - SETTINGS.expiryWarningMs());
    checkTimeouts(alice, end - 1);

    assertThat(alice.unread()).containsExactly("token_expiring");
  }

  @Test
  void expiredTokenAllowsOnlyARefresh() {
    TestClient alice = scene.connect("alice");
    scene.clock.pass(3_600_000);
    alice.sendAboutGame("request_game_state", "", null);
    assertThat(alice.nextErrorCode()).isEqualTo("unauthorized");
    alice.sendFrame("refresh_token", "{\"token\":\"" + scene.token("alice", 60) + "\"}", "new");
    assertThat(alice.receive("token_refreshed").getString("reply_to")).isEqualTo("new");

    alice.sendAboutGame("request_game_state", "", null);
    alice.receive("game_state_sync");
  }

  @Test
  void unrefreshedTokenClosesTheConnectionAfterTheGracePeriod() {
    TestClient alice = scene.connect("alice");
    long end = scene.clock.millis() + 3_600_000;
    checkTimeouts(alice, end + SETTINGS.expiryGraceMs() - 1);
    assertThat(alice.closed()).isNull();

    checkTimeouts(alice, end + SETTINGS.expiryGraceMs());
    assertThat(alice.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
  }

  @Test
  void signingOutClosesTheConnectionsOfThatSession() {
    String token = scene.token("alice", 3_600);
    TestClient alice = scene.open();
    alice.sendFrame("connect", "{\"token\":\"" + token + "\"}", null);
    alice.receive("connected");
    TestClient phone = scene.connect("alice");
    AuthenticatedUser user = scene.tokenService.verify(token).await().asOptional().orElseThrow();
    Duration hour = Duration.ofHours(1);
    scene.tokenService.end(user, new TokenService.Lifetimes(hour, hour, hour)).await();

    checkTimeouts(alice, scene.clock.millis());
    checkTimeouts(phone, scene.clock.millis());
    assertThat(alice.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
    assertThat(phone.closed()).isNull();
  }

  @Test
  void tokenOfAnotherUserIsRejected() {
    TestClient alice = scene.connect("alice");
    alice.sendFrame("refresh_token", "{\"token\":\"" + scene.token("bob", 60) + "\"}", null);

    assertThat(alice.nextErrorCode()).isEqualTo("unauthorized");
    assertThat(scene.compute(() -> alice.connection().user().userId())).isEqualTo("alice");
  }

  @Test
  void lostAdminRoleLeavesRoomsWithoutASide() {
    TestClient root = scene.open();
    root.sendFrame("connect", "{\"token\":\"" + scene.token("root", 60, "admin") + "\"}", null);
    root.receive("connected");
    root.sendAboutGame("join_game", "\"role\":\"player\"", null);
    root.receive("game_joined");
    root.sendFrame("refresh_token", "{\"token\":\"" + scene.token("root", 60) + "\"}", null);

    root.receive("game_left");
    root.receive("token_refreshed");
    assertThat(scene.compute(() -> root.connection().games().isEmpty())).isTrue();
  }

  /** The client may have sent the command again to another node. */
  @Test
  void commandsFromBeforeAPauseAreRefusedAndReadsAreAnswered() {
    TestClient alice = scene.connect("alice");
    HeldAppend held = scene.holdAppend();
    alice.sendAboutGame("announce", "\"text\":\"one\"", "1");
    alice.sendAboutGame("announce", "\"text\":\"two\"", "2");
    alice.sendAboutGame("request_game_state", "", "3");
    Await.result(held.reached().future());
    scene.pauseLoop();
    held.durable().complete();

    assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("1");
    assertThat(alice.nextErrorCode()).isEqualTo("unavailable");
    alice.receive("game_state_sync");
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void invalidFramesAreRefused() {
    TestClient alice = scene.connect("alice");
    alice.sendFrame("dance", "{}", null);
    assertThat(alice.nextErrorCode()).isEqualTo("invalid");
    alice.sendFrame("join_game", "{\"game_id\":17}", null);
    assertThat(alice.nextErrorCode()).isEqualTo("invalid");
  }

  @Test
  void disconnectClosesTheConnection() {
    TestClient alice = scene.connect("alice");
    alice.sendFrame("disconnect", "{}", null);

    assertThat(alice.closed()).isEqualTo(CloseCode.NORMAL);
  }

  private void checkTimeouts(TestClient client, long nowMs) {
    scene.run(() -> client.connection().session().checkTimeouts(nowMs));
  }
}
