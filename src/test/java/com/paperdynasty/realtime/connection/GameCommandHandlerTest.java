package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.harness.Defaults;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients ask of a game, what they are answered, and what the others in its room see. */
@ExtendWith(VertxExtension.class)
class GameCommandHandlerTest {
  private static final RealtimeSettings SETTINGS =
      Defaults.of("realtime.", RealtimeSettings.class, "realtime:", "  rooms-per-connection: 1");

  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx, SETTINGS, TestLimits.anything());
  }

  @Test
  void whoJoinsIsShownTheGameAndIsInItsRoom() {
    TestClient bob = scene.user("bob");
    bob.sendsOfGame("join_game", "\"role\":\"player\"", "join");

    JsonObject joined = bob.hears("game_joined");
    assertThat(joined.getString("reply_to")).isEqualTo("join");
    assertThat(joined.getJsonObject("data").getString("role")).isEqualTo("manager");
    assertThat(
            scene.look(
                () -> scene.roomRegistry.subscription(LoopScene.GAME, bob.connection()).sides()))
        .containsExactly("home");
  }

  @Test
  void theSenderOfACommandIsAnsweredByTheEventThatTheOthersSeeToo() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    alice.sendsOfGame("roll_dice", "", "roll");

    JsonObject answer = alice.hears("dice_rolled");
    assertThat(answer.getString("reply_to")).isEqualTo("roll");
    JsonObject seen = dan.hears("dice_rolled");
    assertThat(seen.containsKey("reply_to")).isFalse();
    answer.remove("reply_to");
    assertThat(seen).isEqualTo(answer);
  }

  @Test
  void whoIsNotInTheRoomIsAnsweredAllTheSame() {
    TestClient alice = scene.user("alice");
    alice.sendsOfGame("announce", "\"text\":\"hello\"", "1");

    assertThat(alice.hears("announcement").getString("reply_to")).isEqualTo("1");
  }

  @Test
  void aSenderInTheRoomIsAnsweredWithoutAFurtherRequest() {
    TestClient alice = scene.member("alice", "player");
    alice.hears("user_connected");
    scene.requests.clear();
    alice.sendsOfGame("roll_dice", "", "roll");
    alice.hears("dice_rolled");
    alice.sendsOfGame("request_game_state", "", "after the reply");
    alice.hears("game_state_sync");

    assertThat(scene.requests)
        .<Class<?>>map(Object::getClass)
        .containsExactly(GameRequest.ExecuteCommand.class, GameRequest.Sync.class);
  }

  @Test
  void theAnswerThatWasLostOnItsWayToTheRoomIsAskedFor() {
    TestClient alice = scene.member("alice", "player");
    scene.losesRoomMessages = true;
    alice.sendsOfGame("roll_dice", "", "roll");

    assertThat(alice.hears("game_started").containsKey("reply_to")).isFalse();
    assertThat(alice.hears("dice_rolled").getString("reply_to")).isEqualTo("roll");
  }

  @Test
  void aCommandIsUnavailableToItsSenderWhileTheLogCannotBeRead() {
    TestClient alice = scene.user("alice");
    scene.refusesReads = true;
    alice.sendsOfGame("announce", "\"text\":\"hello\"", "1");
    JsonObject refused = alice.hears("error");
    assertThat(refused.getString("reply_to")).isEqualTo("1");
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("unavailable");

    scene.refusesReads = false;
    alice.sendsOfGame("announce", "\"text\":\"hello\"", "1");
    assertThat(alice.hears("announcement").getString("reply_to")).isEqualTo("1");
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void anOutcomeIsAcceptedBeforeItIsDurableAndThenSeenByAll() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    alice.sendsOfGame("roll_dice", "", "roll");
    alice.hears("dice_rolled");
    alice.sendsOfGame("submit_manual_outcome", "\"outcome\":\"walk\"", "walk");

    assertThat(alice.hears("outcome_accepted").getString("reply_to")).isEqualTo("walk");
    assertThat(alice.hears("play_resolved").getString("reply_to")).isEqualTo("walk");
    dan.hears("play_resolved");
    assertThat(dan.heard()).doesNotContain("outcome_accepted");
  }

  @Test
  void aRefusalIsTheSendersAlone() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    dan.sendsOfGame("announce", "\"text\":\"hello\"", "1");
    JsonObject refused = dan.hears("error");
    assertThat(refused.getString("reply_to")).isEqualTo("1");
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("forbidden");

    alice.sendsOfGame("submit_manual_outcome", "\"outcome\":\"a stroke of luck\"", "odd");
    assertThat(alice.hears("outcome_rejected").getJsonObject("data").getString("field"))
        .isEqualTo("outcome");
    assertThat(dan.heard()).doesNotContain("outcome_rejected");
    assertThat(alice.heard()).doesNotContain("error");
  }

  @Test
  void aCommandThatIsSentTwiceIsDoneOnceAndAnsweredTwice() {
    TestClient alice = scene.member("alice", "player");
    alice.sendsOfGame("announce", "\"text\":\"hello\"", "1");
    JsonObject first = alice.hears("announcement");
    alice.sendsOfGame("announce", "\"text\":\"hello\"", "1");

    assertThat(alice.hears("announcement")).isEqualTo(first);
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void whoHasSeenLessIsSentTheRestAsHistory() {
    TestClient alice = scene.member("alice", "player");
    alice.sendsOfGame("announce", "\"text\":\"hello\"", null);
    alice.hears("announcement");
    TestClient dan = scene.user("dan");
    dan.sendsOfGame("join_game", "\"role\":\"spectator\",\"last_seq\":1", null);

    dan.hears("game_joined");
    assertThat(dan.hears("announcement").getBoolean("replay")).isTrue();
  }

  @Test
  void aSyncShowsTheGameAgainToWhoIsNotEvenInTheRoom() {
    TestClient dan = scene.user("dan");
    dan.sendsOfGame("request_game_state", "\"last_seq\":0", "sync");

    assertThat(dan.hears("game_state_sync").getString("reply_to")).isEqualTo("sync");
    assertThat(dan.hears("game_created").getBoolean("replay")).isTrue();
    assertThat(scene.look(() -> scene.roomRegistry.count())).isZero();
  }

  @Test
  void nobodyHasSeenWhatIsNotThereYet() {
    TestClient dan = scene.user("dan");
    dan.sendsOfGame("join_game", "\"role\":\"spectator\",\"last_seq\":99", null);

    assertThat(dan.isRefused()).isEqualTo("conflict");
    assertThat(scene.look(() -> scene.roomRegistry.count())).isZero();
  }

  @Test
  void aConnectionIsInSoManyGamesAndNotInMore() {
    TestClient dan = scene.member("dan", "spectator");
    dan.sends(
        "join_game",
        "{\"game_id\":\"" + UUID.randomUUID() + "\",\"role\":\"spectator\"}",
        "second");
    assertThat(dan.hears("error").getJsonObject("data").getString("code")).isEqualTo("conflict");

    dan.sendsOfGame("join_game", "\"role\":\"spectator\"", "again");
    dan.hears("game_joined");
  }

  @Test
  void whoLeavesSeesNoMoreOfTheGame() {
    TestClient alice = scene.member("alice", "player");
    TestClient dan = scene.member("dan", "spectator");
    dan.sendsOfGame("leave_game", "", "bye");
    assertThat(dan.hears("game_left").getString("reply_to")).isEqualTo("bye");
    alice.sendsOfGame("announce", "\"text\":\"hello\"", null);
    alice.hears("announcement");

    assertThat(dan.heard()).isEmpty();
    dan.sendsOfGame("leave_game", "", "again");
    assertThat(dan.isRefused()).isEqualTo("forbidden");
  }
}
