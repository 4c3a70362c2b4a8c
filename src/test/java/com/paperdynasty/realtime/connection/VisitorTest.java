package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Defaults;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody without an account watches public games, and does nothing else. */
@ExtendWith(VertxExtension.class)
class VisitorTest {
  @Test
  void withoutGuestsNobodyComesInWithoutAToken(Vertx vertx) {
    TestClient client = new LoopScene(vertx).open();
    client.sendFrame("connect", "{}", "in");

    assertThat(client.receive("error").getJsonObject("data").getString("code"))
        .isEqualTo("unauthorized");
    assertThat(client.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
  }

  @Test
  void visitorGetsAnIdThatTheyCannotChoose(Vertx vertx) {
    LoopScene scene = scene(vertx, "watch");
    JsonObject first = connected(scene, "{\"user_id\":\"alice\",\"roles\":[\"admin\"]}");
    JsonObject second = connected(scene, "{}");

    assertThat(first.getString("user_id")).startsWith("guest:");
    assertThat(second.getString("user_id")).isNotEqualTo(first.getString("user_id"));
    assertThat(first.containsKey("token_expires_at")).isTrue();
    assertThat(first.getString("token_expires_at")).isNull();
  }

  @Test
  void invalidTokenDoesNotMakeAVisitor(Vertx vertx) {
    TestClient client = scene(vertx, "watch").open();
    client.sendFrame("connect", "{\"token\":\"bad\"}", "in");

    assertThat(client.receive("error").getString("reply_to")).isEqualTo("in");
    assertThat(client.closed()).isEqualTo(CloseCode.UNAUTHORIZED);
  }

  @Test
  void visitorWatchesAndCommandsNothing(Vertx vertx) {
    LoopScene scene = scene(vertx, "play");
    TestClient visitor = visitor(scene);
    visitor.sendAboutGame("join_game", "\"role\":\"player\"", "player");
    assertThat(visitor.receiveReply("player").getJsonObject("data").getString("code"))
        .isEqualTo("forbidden");
    visitor.sendAboutGame("join_game", "\"role\":\"spectator\"", "join");
    assertThat(visitor.receive("game_joined").getJsonObject("data").getString("role"))
        .isEqualTo("spectator");
    List<String> needAccount =
        List.of(
            "roll_dice",
            "announce",
            "send_message",
            "mute_user",
            "request_hand_cards",
            "preview_outcome");
    for (String event : needAccount) {
      visitor.sendAboutGame(event, "\"text\":\"x\",\"channel\":\"spectators\"", event);
      assertThat(visitor.receiveReply(event).getJsonObject("data").getString("message"))
          .as(event)
          .isEqualTo("Sign in first");
    }
    visitor.sendFrame("refresh_token", "{\"token\":\"" + scene.token("alice", 60) + "\"}", "up");
    assertThat(visitor.receiveReply("up").getString("event")).isEqualTo("error");
    visitor.sendFrame("heartbeat", "{}", "beat");
    assertThat(visitor.receiveReply("beat").getString("event")).isEqualTo("heartbeat_ack");

    TestClient alice = scene.join("alice", "player");
    alice.sendAboutGame("announce", "\"text\":\"one\"", "1");
    visitor.receive("announcement");
    assertThat(scene.requests)
        .noneMatch(request -> request.toString().startsWith("Authorize["))
        .noneMatch(request -> request.toString().startsWith("ViewHand["));
  }

  /** They have no token that could end. */
  @Test
  void visitorIsNotClosedWhenTimePasses(Vertx vertx) {
    LoopScene scene = scene(vertx, "watch");
    TestClient visitor = visitor(scene);
    scene.run(() -> visitor.connection().session().checkTimeouts(4_000_000_000_000L));

    assertThat(visitor.closed()).isNull();
    assertThat(visitor.unread()).isEmpty();
  }

  private static LoopScene scene(Vertx vertx, String guests) {
    RealtimeSettings settings =
        Defaults.of("realtime.", RealtimeSettings.class, "auth.guests: " + guests);
    return new LoopScene(vertx, settings, TestLimits.unlimited());
  }

  private static TestClient visitor(LoopScene scene) {
    TestClient client = scene.open();
    client.sendFrame("connect", "{}", "in");
    client.receive("connected");
    return client;
  }

  private static JsonObject connected(LoopScene scene, String data) {
    TestClient client = scene.open();
    client.sendFrame("connect", data, "in");
    return client.receive("connected").getJsonObject("data");
  }
}
