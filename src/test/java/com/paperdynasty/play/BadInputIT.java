package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid input of clients, and the answers to it. */
@RunsInParallel
class BadInputIT {
  private final SharedGame table = new SharedGame();

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "42",
        "null",
        "{}",
        "{\"event\": 7}",
        "{\"event\":\"heartbeat\",\"data\":[]}",
        "{\"event\":\"heartbeat\",\"data\":\"x\"}",
        "{\"event\":\"heartbeat\"",
        "{\"event\":null,\"data\":{}}"
      })
  void malformedFrameIsAnsweredAndTheConnectionGoesOn(String text) {
    GameClient alice = table.connected("alice");
    int from = alice.count();
    alice.sendRaw(text);
    JsonObject error = alice.await(from, frame -> frame.getString("event").equals("error"));
    assertThat(data(error).getString("code")).isEqualTo("malformed");
    assertThat(alice.ask("heartbeat", new JsonObject()).getString("event"))
        .isEqualTo("heartbeat_ack");
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void tenMalformedFramesCloseTheConnection(WebSocketEndpoint webSocketEndpoint) {
    GameClient alice = table.connected("alice", webSocketEndpoint);
    for (int i = 0; i < 10; i++) {
      alice.sendRaw("no frame");
    }
    assertThat(alice.awaitClose()).isEqualTo(4400);
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void frameOverSixteenKibibytesClosesTheConnection(WebSocketEndpoint webSocketEndpoint) {
    GameClient alice = table.connected("alice", webSocketEndpoint);
    alice.sendRaw("{\"event\":\"heartbeat\",\"data\":{\"x\":\"" + "x".repeat(16 * 1024) + "\"}}");
    assertThat(alice.awaitClose()).isEqualTo(4413);
  }

  @Test
  void frameOfExactlyTheBoundIsAccepted() {
    GameClient alice = table.connected("alice");
    String frame = "{\"event\":\"heartbeat\",\"id\":\"h\",\"data\":{\"x\":\"%s\"}}";
    int rest = 16 * 1024 - (frame.length() - 2);
    alice.sendRaw(String.format(frame, "x".repeat(rest)));
    assertThat(alice.await("heartbeat_ack").getString("reply_to")).isEqualTo("h");
  }

  @Test
  void unknownEventIsNamedInTheAnswer() {
    JsonObject error = table.connected("alice").ask("steal_home", new JsonObject());
    assertThat(data(error).getString("message")).isEqualTo("Unknown event steal_home");
    assertThat(data(error).getString("code")).isEqualTo("invalid");
  }

  @Test
  void firstFrameMustBeConnect() {
    GameClient stranger = table.stranger(WebSocketEndpoint.PLAIN);
    JsonObject error = stranger.ask("roll_dice", table.about());
    assertThat(data(error).getString("code")).isEqualTo("unauthorized");
    JsonObject connected =
        stranger.ask("connect", new JsonObject().put("token", table.restClient().token("alice")));
    assertThat(connected.getString("event")).isEqualTo("connected");
  }

  static Stream<String> badTokens() {
    long now = Instant.now().getEpochSecond();
    JsonObject good = new JsonObject().put("sub", "alice").put("exp", now + 600);
    return Stream.of(
        "",
        "no token",
        signed(DevServerProcess.SECRET, good.copy().put("exp", now - 600)),
        signed("another secret that is long enough for HS256", good),
        signed(DevServerProcess.SECRET, new JsonObject().put("sub", "alice")),
        signed(DevServerProcess.SECRET, new JsonObject().put("exp", now + 600)),
        signed(DevServerProcess.SECRET, good.copy().put("sub", "")),
        signed(DevServerProcess.SECRET, good.copy().put("sub", 7)),
        signed(DevServerProcess.SECRET, good.copy().put("exp", "tomorrow")),
        unsigned(good));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void badTokenIsRefusedAndTheConnectionClosed(String token) {
    for (WebSocketEndpoint webSocketEndpoint : WebSocketEndpoint.values()) {
      GameClient stranger = table.stranger(webSocketEndpoint);
      JsonObject error = stranger.ask("connect", new JsonObject().put("token", token));
      assertThat(error.getString("event")).isEqualTo("error");
      assertThat(data(error).getString("message")).isEqualTo("Invalid or expired token");
      assertThat(data(error).getString("code")).isEqualTo("unauthorized");
      assertThat(stranger.awaitClose()).isEqualTo(4401);
    }
  }

  @Test
  void gameIdMustBeAnExistingGame() {
    GameClient alice = table.connected("alice");
    for (String event :
        List.of("join_game", "request_game_state", "roll_dice", "submit_manual_outcome")) {
      assertThat(data(alice.ask(event, new JsonObject())).getString("message"))
          .isEqualTo("Missing game_id");
      JsonObject malformed = alice.ask(event, new JsonObject().put("game_id", "1"));
      assertThat(malformed.getString("event")).isEqualTo("error");
      assertThat(data(malformed).getString("message")).isEqualTo("Invalid game_id format");
      assertThat(data(malformed).getString("field")).isEqualTo("game_id");
      String unknown = SharedGame.newId();
      assertThat(
              data(alice.ask(event, new JsonObject().put("game_id", unknown))).getString("message"))
          .isEqualTo("Game " + unknown + " not found");
    }
  }

  @Test
  void gameAndRoleAreCheckedFirst() {
    GameClient carol = table.connected("carol");
    JsonObject nowhere =
        new JsonObject().put("game_id", SharedGame.newId()).put("last_seq", "first");
    for (String event : List.of("join_game", "request_game_state")) {
      assertThat(data(carol.ask(event, nowhere.copy())).getString("code")).isEqualTo("not_found");
    }
    JsonObject wrong = table.about().put("last_seq", "first");
    assertThat(data(carol.ask("join_game", wrong.copy())).getString("code")).isEqualTo("forbidden");
    for (JsonObject error :
        List.of(
            carol.ask("join_game", wrong.copy().put("role", "spectator")),
            carol.ask("request_game_state", wrong.copy()),
            table.connected("alice").ask("join_game", wrong.copy()))) {
      assertThat(data(error).getString("field")).isEqualTo("last_seq");
    }
    JsonObject role = carol.ask("join_game", table.about().put("role", "owner"));
    assertThat(data(role).getString("field")).isEqualTo("role");
  }

  @Test
  void fieldsOfAPrivateGameAreHiddenFromStrangers() {
    String hidden = table.hiddenGame();
    JsonObject asked = new JsonObject().put("game_id", hidden).put("last_seq", -1);
    for (String event : List.of("join_game", "request_game_state")) {
      assertThat(data(table.connected("carol").ask(event, asked.copy())).getString("message"))
          .isEqualTo("Game " + hidden + " not found");
    }
  }

  @Test
  void strangerMayWatchButNotPlay() {
    GameClient carol = table.joined("carol");
    for (String event : List.of("roll_dice", "submit_manual_outcome")) {
      JsonObject error = carol.ask(event, table.about());
      assertThat(error.getString("event")).isEqualTo("error");
      assertThat(data(error).getString("message")).isEqualTo("Not authorized");
      assertThat(data(error).getString("code")).isEqualTo("forbidden");
    }
    JsonObject asPlayer = table.connected("dave").ask("join_game", table.about());
    assertThat(data(asPlayer).getString("message")).isEqualTo("Not authorized");
  }

  @Test
  void onlyTheManagerAtBatMaySubmit() {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    table.roll(alice);
    JsonObject error = bob.ask("submit_manual_outcome", table.about().put("outcome", "walk"));
    assertThat(data(error).getString("message")).isEqualTo("Not your turn");
  }

  @Test
  void invalidFieldOfASubmissionIsNamed() {
    GameClient alice = table.joined("alice");
    JsonObject none = alice.ask("submit_manual_outcome", table.about());
    assertThat(none.getString("event")).isEqualTo("outcome_rejected");
    assertThat(data(none).getString("message")).isEqualTo("Missing outcome");
    assertThat(data(none).getString("field")).isEqualTo("outcome");

    JsonObject unknown =
        data(alice.ask("submit_manual_outcome", table.about().put("outcome", "moonshot")));
    assertThat(unknown.getString("message")).isEqualTo("Invalid outcome");
    assertThat(unknown.getJsonArray("errors")).contains("single", "groundball_c");

    JsonObject nowhere =
        data(alice.ask("submit_manual_outcome", table.about().put("outcome", "groundball_c")));
    assertThat(nowhere.getString("message"))
        .isEqualTo("Outcome groundball_c requires hit_location");
    assertThat(nowhere.getString("field")).isEqualTo("hit_location");

    JsonObject offField =
        data(
            alice.ask(
                "submit_manual_outcome",
                table.about().put("outcome", "groundball_c").put("hit_location", "LCF")));
    assertThat(offField.getString("message")).isEqualTo("Invalid hit_location");

    JsonObject early =
        data(alice.ask("submit_manual_outcome", table.about().put("outcome", "walk")));
    assertThat(early.getString("message")).isEqualTo("No pending dice roll - call roll_dice first");
    assertThat(early.getString("field")).isEqualTo("game_state");
  }

  @Test
  void pendingRollCannotBeRepeated() {
    GameClient alice = table.joined("alice");
    table.roll(alice);
    for (GameClient tab : List.of(alice, table.connected("alice"), table.joined("bob"))) {
      JsonObject error = data(tab.ask("roll_dice", table.about()));
      assertThat(error.getString("message")).isEqualTo("A roll is already pending");
      assertThat(error.getString("field")).isEqualTo("game_state");
    }
  }

  @Test
  void lastSeqBeyondTheLogIsAConflict() {
    JsonObject error =
        table.connected("bob").ask("join_game", table.about().put("last_seq", 1_000));
    assertThat(data(error).getString("code")).isEqualTo("conflict");
  }

  private static String signed(String secret, JsonObject claims) {
    Vertx vertx = Vertx.vertx();
    try {
      return JWTAuth.create(
              vertx,
              new JWTAuthOptions()
                  .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(secret)))
          .generateToken(claims, new JWTOptions().setAlgorithm("HS256").setNoTimestamp(true));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static String unsigned(JsonObject claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8))
        + ".";
  }
}
