package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Document;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameRequest.Join;
import com.paperdynasty.bus.GameRequest.PreviewOutcome;
import com.paperdynasty.bus.GameRequest.ReadOffer;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.user.User;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A private game of Alice (away) and Bob (home) whose owner is asked for previews and offers. */
@ExtendWith(VertxExtension.class)
class PreviewRequestTest {
  private static final User ALICE = new User("alice", "Alice", false);
  private static final User BOB = new User("bob", "Bob", false);
  private static final User STRANGER = new User("carol", "Carol", false);

  private GameScene scene;
  private CommandExecutor commandExecutor;
  private GameQueryHandler gameQueryHandler;

  @BeforeEach
  void open(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    scene =
        new GameScene(vertx, new Manager("bob", "Bob"), "let me in", GameScene.settings(60_000));
    commandExecutor = scene.open().result();
    gameQueryHandler =
        new GameQueryHandler(
            vertx,
            commandExecutor,
            scene.journal,
            scene.presenceTracker,
            scene.absenceTracker,
            scene.eventPublisher,
            scene.clock,
            GameScene.settings(0));
  }

  @Test
  void previewChangesAndPublishesNothing() {
    StateHash hash = commandExecutor.game().state().hash();
    int logged = scene.log().size();
    scene.told.clear();
    for (int times = 0; times < 3; times++) {
      JsonNode shown = shown(preview(ALICE, "homerun"));
      assertThat(shown.path("runs_scored").asInt()).isEqualTo(1);
      assertThat(shown.path("seq").asInt()).isEqualTo(logged);
      assertThat(shown.path("state").path("score").path("away").asInt()).isEqualTo(1);
    }

    assertThat(scene.told).isEmpty();
    assertThat(scene.log()).hasSize(logged);
    assertThat(commandExecutor.game().state().hash()).isEqualTo(hash);
  }

  @Test
  void previewIsThatOfThePendingRollToo() {
    JsonNode before = shown(preview(ALICE, "homerun"));
    commandExecutor.execute(GameScene.roll());
    JsonNode after = shown(preview(ALICE, "homerun"));

    ((ObjectNode) before).remove("seq");
    ((ObjectNode) after).remove("seq");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void refusalIsThatOfASubmission() {
    assertThat(refused(preview(BOB, "homerun")).problem().message()).isEqualTo("Not your turn");
    assertThat(refused(preview(BOB, "homerun")).outcomeRejected()).isFalse();
    assertThat(refused(preview(STRANGER, "homerun")).problem().code())
        .isEqualTo(ErrorCode.NOT_FOUND);
    Refused invalid = refused(preview(ALICE, "home run"));
    assertThat(invalid.problem().field()).isEqualTo("outcome");
    assertThat(invalid.problem().errors()).contains("homerun");
    assertThat(invalid.outcomeRejected()).isTrue();
  }

  @Test
  void offerIsForUsersWithASeatsInvitation() {
    assertThat(refused(offer(STRANGER, "guessed")).problem().code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refused(offer(BOB, "let me in")).problem().code()).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void joinShowsTheSetup() {
    Joined joined =
        (Joined) gameQueryHandler.join(new Join(GameScene.GAME, ALICE, true, null, null, null));

    JsonNode setup = TrustedJson.read(joined.setup());
    assertThat(setup.path("options").path("before_roll").asText()).isEqualTo("free");
    assertThat(setup.path("home").path("manager").path("name").asText()).isEqualTo("Bob");
  }

  private GameReply offer(User user, String invitation) {
    return gameQueryHandler.readOffer(new ReadOffer(GameScene.GAME, user, invitation));
  }

  private GameReply preview(User user, String outcome) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("game_id", GameScene.GAME.toString()).put("outcome", outcome);
    return gameQueryHandler.previewOutcome(new PreviewOutcome(GameScene.GAME, user, data));
  }

  private static JsonNode shown(GameReply reply) {
    assertThat(reply).isInstanceOf(Document.class);
    return TrustedJson.read(((Document) reply).text());
  }

  private static Refused refused(GameReply reply) {
    assertThat(reply).isInstanceOf(Refused.class);
    return (Refused) reply;
  }
}
