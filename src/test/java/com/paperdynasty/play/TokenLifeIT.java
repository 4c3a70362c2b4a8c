package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RawWebSocket;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A connection from its token's first second to its end, and after it. The times are shorter than
 * by default: a warning 3 s before, 4 s of grace; the leeway is 30 s as usual.
 */
@RunsInParallel
class TokenLifeIT {
  private static final long LONGEST_MS = 10_000;
  private static final long WARNING_MS = 3_000;
  private static final long GRACE_MS = 4_000;
  private static final TestSigningKey SECRET = TestSigningKey.secret(TestNode.SECRET);

  private static TestNode node;
  private static Vertx vertx;
  private static RestClient restClient;
  private static String game;

  private final List<GameClient> clients = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    node =
        TestNode.start(
            Map.of(
                "PD_REALTIME_EXPIRY_WARNING_MS", "" + WARNING_MS,
                "PD_REALTIME_EXPIRY_GRACE_MS", "" + GRACE_MS));
    restClient = new RestClient(node.port());
    game = restClient.game(token("alice", 600), "alice", "alice");
  }

  @AfterAll
  static void stop() {
    node.close();
    vertx.close().await();
  }

  @AfterEach
  void closeClients() {
    clients.forEach(GameClient::close);
  }

  @Test
  void expiryIsAnnouncedOncePerToken() {
    long end = now() + 5;
    GameClient alice = connected("alice", end);
    JsonObject first = alice.await("token_expiring");
    assertThat(System.currentTimeMillis()).isBetween(end * 1_000 - WARNING_MS, end * 1_000);
    assertThat(data(first).getString("token_expires_at")).isEqualTo(text(end));

    long next = end + 2;
    assertThat(refreshed(alice, tokenUntil("alice", next)))
        .isEqualTo(new JsonObject().put("token_expires_at", text(next)));
    JsonObject second =
        alice.await(
            frame ->
                frame.getString("event").equals("token_expiring")
                    && data(frame).getString("token_expires_at").equals(text(next)));
    assertThat(announced(alice)).containsExactly(first, second);
  }

  @Test
  void expiredConnectionAcceptsOnlyRenewalAndHeartbeat() {
    long end = now() + 2;
    GameClient alice = connected("alice", end);
    assertThat(alice.ask("join_game", about()).getString("event")).isEqualTo("game_joined");
    Await.result(vertx.timer(Math.max(1, end * 1_000 - System.currentTimeMillis())));

    for (String event :
        List.of(
            "join_game", "leave_game", "request_game_state", "roll_dice", "announce", "juggle")) {
      JsonObject refused = alice.ask(event, about().put("text", "x"));
      assertThat(refused.getString("event")).isEqualTo("error");
      assertThat(data(refused).getString("code")).as(event).isEqualTo("unauthorized");
    }
    assertThat(alice.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");

    refreshed(alice, token("alice", 600));
    assertThat(alice.ask("request_game_state", about()).getString("event"))
        .isEqualTo("game_state_sync");
    GameClient other = connected("alice", now());
    assertThat(other.awaitClose()).isEqualTo(4401); // by when the first one's grace is over too
    assertThat(alice.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void connectionIsClosedWhenTheGraceIsOver(WebSocketEndpoint webSocketEndpoint) {
    long end = now() + 1;
    GameClient alice = open(webSocketEndpoint, null);
    connect(alice, tokenUntil("alice", end));

    assertThat(alice.awaitClose()).isEqualTo(4401);
    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(end * 1_000 + GRACE_MS);
  }

  @Test
  void invalidOrForeignTokenDoesNotRenew() {
    GameClient alice = connected("alice", now() + 600);
    TestSigningKey stranger =
        TestSigningKey.secret("another secret, and quite long enough as well");
    for (String bad :
        List.of(
            token("bob", 600),
            tokenUntil("alice", now() - 1),
            tokenUntil("alice", now() - 600),
            stranger.sign(claims("alice", now() + 600)),
            SECRET.sign(claims("alice", now() + 600).put("nbf", now() + 600)),
            "no token",
            "")) {
      JsonObject refused = alice.ask("refresh_token", new JsonObject().put("token", bad));
      assertThat(data(refused).getString("message")).isEqualTo("Invalid or expired token");
      assertThat(data(refused).getString("code")).isEqualTo("unauthorized");
    }
    assertThat(alice.ask("refresh_token", new JsonObject()).getString("event")).isEqualTo("error");
    assertThat(alice.ask("join_game", about()).getString("event")).isEqualTo("game_joined");
  }

  @Test
  void renewedTokenChangesTheRoles() {
    GameClient carol = connected("carol", now() + 600);
    assertThat(data(carol.ask("join_game", about())).getString("code")).isEqualTo("forbidden");

    JsonArray admin = new JsonArray().add("admin");
    refreshed(carol, SECRET.sign(claims("carol", now() + 600).put("roles", admin)));
    assertThat(carol.ask("join_game", about()).getString("event")).isEqualTo("game_joined");

    refreshed(carol, token("carol", 600));
    assertThat(data(carol.await("game_left")).getString("game_id")).isEqualTo(game);
    assertThat(data(carol.ask("join_game", about())).getString("code")).isEqualTo("forbidden");
  }

  @Test
  void leewayAcceptsATokenThatHasJustExpired() {
    GameClient alice = connected("alice", now() - 1);

    JsonObject refused = alice.ask("join_game", about());
    assertThat(data(refused).getString("message")).isEqualTo("Token expired");
    refreshed(alice, token("alice", 600));
    assertThat(alice.ask("join_game", about()).getString("event")).isEqualTo("game_joined");
  }

  @Test
  void leewayDoesNotAcceptATokenThatCannotBeRenewed() {
    String late = tokenUntil("alice", now() - 10);

    assertThat(restClient.get("/api/games/" + game, late)).isNotNull();
    assertTurnedAway(late);
  }

  @Test
  void tokenIsAcceptedShortlyBeforeItsTime() {
    GameClient alice = open(WebSocketEndpoint.PLAIN, null);
    connect(alice, SECRET.sign(claims("alice", now() + 600).put("nbf", now() + 25)));
    assertThat(alice.ask("join_game", about()).getString("event")).isEqualTo("game_joined");

    assertTurnedAway(SECRET.sign(claims("alice", now() + 600).put("nbf", now() + 40)));
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void tokenAtTheUpgradeConnects(WebSocketEndpoint webSocketEndpoint) {
    for (String scheme : List.of("Bearer ", "bearer ", "BEARER   ")) {
      GameClient alice = open(webSocketEndpoint, scheme + token("alice", 600));
      alice.send("join_game", about(), "at-once");
      JsonObject joined = alice.await(frame -> "at-once".equals(frame.getString("reply_to")));
      JsonObject connected = alice.heard().get(0);

      assertThat(connected.getString("event")).isEqualTo("connected");
      assertThat(connected.containsKey("reply_to")).isFalse();
      assertThat(data(connected).getString("user_id")).isEqualTo("alice");
      assertThat(joined.getString("event")).isEqualTo("game_joined");
      JsonObject again = new JsonObject().put("token", token("alice", 600));
      assertThat(data(alice.ask("connect", again)).getString("code")).isEqualTo("conflict");
    }
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void badTokenAtTheUpgradeIsRefused(WebSocketEndpoint webSocketEndpoint) throws IOException {
    for (String bad :
        List.of("Bearer no.token.atall", "Bearer x", "Bearer " + tokenUntil("a", 7))) {
      // On a raw socket, because the server may close before a client library is ready to listen.
      try (RawWebSocket alice =
          RawWebSocket.open(node.port(), webSocketEndpoint, 1 << 16, "Authorization: " + bad)) {
        JsonObject error = new JsonObject(alice.hear(LONGEST_MS).orElseThrow());

        assertThat(error.getString("event")).isEqualTo("error");
        assertThat(data(error).getString("message")).isEqualTo("Invalid or expired token");
        assertThat(alice.hear(LONGEST_MS)).isEmpty();
        assertThat(alice.closeCode()).isEqualTo(4401);
      }
    }
  }

  @Test
  void otherAuthorizationSchemeIsIgnored() {
    for (String header : List.of("Basic YWxpY2U6c2VjcmV0", "Bearer", "Bearertoken")) {
      GameClient alice = open(WebSocketEndpoint.PLAIN, header);

      assertThat(alice.ask("join_game", about()).getString("event")).isEqualTo("error");
      connect(alice, token("alice", 600));
    }
  }

  private void assertTurnedAway(String token) {
    GameClient alice = open(WebSocketEndpoint.PLAIN, null);
    JsonObject refused = alice.ask("connect", new JsonObject().put("token", token));

    assertThat(data(refused).getString("message")).isEqualTo("Invalid or expired token");
    assertThat(data(refused).getString("code")).isEqualTo("unauthorized");
    assertThat(alice.awaitClose()).isEqualTo(4401);
  }

  private static List<JsonObject> announced(GameClient client) {
    return client.heard().stream()
        .filter(frame -> frame.getString("event").equals("token_expiring"))
        .toList();
  }

  private static JsonObject refreshed(GameClient client, String token) {
    JsonObject answer = client.ask("refresh_token", new JsonObject().put("token", token));
    assertThat(answer.getString("event")).as("%s", answer).isEqualTo("token_refreshed");
    return data(answer);
  }

  private GameClient open(WebSocketEndpoint webSocketEndpoint, String authorization) {
    GameClient client = GameClient.open(vertx, webSocketEndpoint, node.port(), authorization);
    clients.add(client);
    return client;
  }

  private GameClient connected(String user, long end) {
    GameClient client = open(WebSocketEndpoint.PLAIN, null);
    assertThat(connect(client, tokenUntil(user, end)).getString("token_expires_at"))
        .isEqualTo(text(end));
    return client;
  }

  private static JsonObject connect(GameClient client, String token) {
    JsonObject answer = client.ask("connect", new JsonObject().put("token", token));
    assertThat(answer.getString("event")).as("%s", answer).isEqualTo("connected");
    return data(answer);
  }

  private static JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String text(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  private static String token(String user, long seconds) {
    return tokenUntil(user, now() + seconds);
  }

  private static String tokenUntil(String user, long end) {
    return SECRET.sign(claims(user, end));
  }

  private static JsonObject claims(String user, long end) {
    return new JsonObject().put("sub", user).put("exp", end);
  }
}
