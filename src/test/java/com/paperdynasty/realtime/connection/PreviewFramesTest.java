package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.limits.LimitScope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sender of {@code preview_outcome} gets, and nobody else. */
@ExtendWith(VertxExtension.class)
class PreviewFramesTest {
  private static final RealtimeSettings SETTINGS =
      Defaults.of("realtime.", RealtimeSettings.class, "realtime:", "  rooms-per-connection: 1");

  private Vertx vertx;

  @BeforeEach
  void start(Vertx started) {
    vertx = started;
  }

  @Test
  void onlyTheSenderIsAnswered() {
    LoopScene scene = new LoopScene(vertx, SETTINGS, TestLimits.unlimited());
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    scene.requests.clear();
    alice.sendAboutGame("preview_outcome", "\"outcome\":\"homerun\"", "1");

    JsonObject preview = alice.receive("outcome_preview");
    assertThat(preview.getString("reply_to")).isEqualTo("1");
    assertThat(preview.containsKey("seq")).isFalse();
    assertThat(preview.getJsonObject("data").getInteger("runs_scored")).isEqualTo(1);
    assertThat(scene.requests)
        .<Class<?>>map(Object::getClass)
        .contains(GameRequest.PreviewOutcome.class)
        .doesNotContain(GameRequest.ExecuteCommand.class);
    alice.sendAboutGame("roll_dice", "", "2");
    assertThat(dan.receiveUntil("dice_rolled")).doesNotContain("outcome_preview");
  }

  @Test
  void previewIsAskedAgainUnderTheSameId() {
    LoopScene scene = new LoopScene(vertx, SETTINGS, TestLimits.unlimited());
    TestClient alice = scene.join("alice", "player");
    for (String outcome : new String[] {"homerun", "walk"}) {
      alice.sendAboutGame("preview_outcome", "\"outcome\":\"" + outcome + "\"", "the same");
      assertThat(alice.receive("outcome_preview").getString("reply_to")).isEqualTo("the same");
    }
    alice.sendAboutGame("roll_dice", "", "the same");
    assertThat(alice.receive("dice_rolled").getString("reply_to")).isEqualTo("the same");
  }

  @Test
  void refusalIsThatOfASubmission() {
    LoopScene scene = new LoopScene(vertx, SETTINGS, TestLimits.unlimited());
    TestClient alice = scene.join("alice", "player");
    alice.sendAboutGame("preview_outcome", "\"outcome\":\"groundball_c\"", "1");
    JsonObject rejected = alice.receive("outcome_rejected");

    assertThat(rejected.getString("reply_to")).isEqualTo("1");
    assertThat(rejected.getJsonObject("data").getString("field")).isEqualTo("hit_location");
    alice.sendFrame("preview_outcome", "{\"outcome\":\"walk\"}", "2");
    assertThat(alice.receive("error").getJsonObject("data").getString("message"))
        .isEqualTo("Missing game_id");
  }

  @Test
  void previewsAreLimitedAsReads() {
    LoopScene scene =
        new LoopScene(
            vertx,
            SETTINGS,
            TestLimits.unlimited().only(LimitCategory.JOIN, LimitScope.CONNECTION, "2/10s"));
    TestClient alice = scene.join("alice", "player");
    alice.sendAboutGame("preview_outcome", "\"outcome\":\"walk\"", "1");
    alice.receive("outcome_preview");
    alice.sendAboutGame("preview_outcome", "\"outcome\":\"walk\"", "2");

    assertThat(alice.nextErrorCode()).isEqualTo("rate_limited");
  }
}
