package com.paperdynasty.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.realtime.connection.LoopScene.HeldAppend;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands of clients: how the sender is answered, and what the others in the room see. */
@ExtendWith(VertxExtension.class)
class GameCommandHandlerTest {
  private static final RealtimeSettings SETTINGS =
      Defaults.of("realtime.", RealtimeSettings.class, "realtime:", "  rooms-per-connection: 1");

  private LoopScene scene;

  @BeforeEach
  void open(Vertx vertx) {
    scene = new LoopScene(vertx, SETTINGS, TestLimits.unlimited());
  }

  @Test
  void joinShowsTheGameAndEntersTheRoom() {
    TestClient bob = scene.connect("bob");
    bob.sendAboutGame("join_game", "\"role\":\"player\"", "join");

    JsonObject joined = bob.receive("game_joined");
    assertThat(joined.getString("reply_to")).isEqualTo("join");
    assertThat(joined.getJsonObject("data").getString("role")).isEqualTo("manager");
    assertThat(
            scene.compute(
                () -> scene.roomRegistry.subscription(LoopScene.GAME, bob.connection()).sides()))
        .containsExactly("home");
  }

  @Test
  void senderIsAnsweredByTheEventThatOthersSee() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    alice.sendAboutGame("roll_dice", "", "roll");

    JsonObject answer = alice.receive("dice_rolled");
    assertThat(answer.getString("reply_to")).isEqualTo("roll");
    JsonObject seen = dan.receive("dice_rolled");
    assertThat(seen.containsKey("reply_to")).isFalse();
    answer.remove("reply_to");
    assertThat(seen).isEqualTo(answer);
  }

  @Test
  void senderOutsideTheRoomIsAnswered() {
    TestClient alice = scene.connect("alice");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");

    assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("1");
  }

  @Test
  void senderInTheRoomIsAnsweredWithoutAFurtherRequest() {
    TestClient alice = scene.join("alice", "player");
    alice.receive("user_connected");
    scene.requests.clear();
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receive("dice_rolled");
    alice.sendAboutGame("request_game_state", "", "after the reply");
    alice.receive("game_state_sync");

    assertThat(scene.requests)
        .<Class<?>>map(Object::getClass)
        .containsExactly(GameRequest.ExecuteCommand.class, GameRequest.Sync.class);
  }

  @Test
  void lostAnswerIsRequested() {
    TestClient alice = scene.join("alice", "player");
    scene.dropsRoomMessages = true;
    alice.sendAboutGame("roll_dice", "", "roll");

    assertThat(alice.receive("game_started").containsKey("reply_to")).isFalse();
    assertThat(alice.receive("dice_rolled").getString("reply_to")).isEqualTo("roll");
  }

  @Test
  void senderWhoLeavesBeforeTheAnswerIsAnsweredOutsideTheRoom() {
    TestClient alice = scene.join("alice", "player");
    alice.receive("user_connected");
    HeldAppend append = scene.holdAppend();
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.sendAboutGame("leave_game", "", "bye");
    scene.dropsRoomMessages = true;
    append.durable().complete();

    assertThat(alice.receive("game_left").getString("reply_to")).isEqualTo("bye");
    assertThat(alice.receive("dice_rolled").getString("reply_to")).isEqualTo("roll");
    assertThat(alice.unread()).isEmpty();
  }

  @Test
  void senderWhoLeavesWhileCatchingUpSeesNoGap() {
    TestClient alice = scene.connect("alice");
    Promise<Void> pages = scene.holdReads();
    alice.sendAboutGame("join_game", "\"role\":\"player\",\"last_seq\":0", "join");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    alice.sendAboutGame("leave_game", "", "bye");
    alice.sendAboutGame("join_game", "\"role\":\"player\",\"last_seq\":0", "back");
    assertThat(alice.receive("game_joined").getString("reply_to")).isEqualTo("join");
    alice.receive("game_left");
    scene.run(pages::complete);

    // Outside of the room the answer comes alone.
    assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("1");
    assertThat(alice.receive("game_joined").getString("reply_to")).isEqualTo("back");
    assertThat(alice.receive("game_created").getLong("seq")).isEqualTo(1);
    assertThat(alice.receive("announcement").getLong("seq")).isEqualTo(2);
  }

  @Test
  void commandRepeatedBehindTheJoinIsAnsweredInOrder() {
    TestClient first = scene.connect("alice");
    first.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    first.receive("announcement");
    TestClient alice = scene.connect("alice");
    Promise<Void> pages = scene.holdReads();
    alice.sendAboutGame("join_game", "\"role\":\"player\",\"last_seq\":0", "join");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    alice.receive("game_joined");
    scene.run(pages::complete);

    assertThat(alice.receive("game_created").getLong("seq")).isEqualTo(1);
    assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("1");
  }

  @Test
  void commandBeforeTheJoinIsAnsweredBeforeIt() {
    TestClient alice = scene.connect("alice");
    Promise<Void> pages = scene.holdReads();
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    alice.sendAboutGame("join_game", "\"role\":\"player\",\"last_seq\":0", "join");
    scene.run(pages::complete);

    assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("1");
    alice.receive("game_joined");
    assertThat(alice.receive("game_created").getLong("seq")).isEqualTo(1);
    assertThat(alice.receive("announcement").containsKey("reply_to")).isFalse();
  }

  @Test
  void formerServiceAdminIsAnsweredAfterTheyHaveLeft() {
    TestClient carol = scene.open();
    carol.sendFrame(
        "connect", "{\"token\":\"" + scene.token("carol", 3_600, "admin") + "\"}", "in");
    carol.receive("connected");
    Promise<Void> pages = scene.holdReads();
    carol.sendAboutGame("join_game", "\"role\":\"player\",\"last_seq\":0", "join");
    carol.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    carol.sendFrame("refresh_token", "{\"token\":\"" + scene.token("carol", 3_600) + "\"}", "2");
    carol.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":0", "back");
    carol.receive("game_left");
    carol.receive("token_refreshed");
    scene.run(pages::complete);

    assertThat(carol.receive("announcement").getString("reply_to")).isEqualTo("1");
    assertThat(carol.receive("game_joined").getString("reply_to")).isEqualTo("back");
    assertThat(carol.receive("game_created").getLong("seq")).isEqualTo(1);
  }

  @Test
  void senderWhoLeavesIsToldWhyTheAnswerCannotBeRead() {
    TestClient alice = scene.join("alice", "player");
    HeldAppend append = scene.holdAppend();
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.sendAboutGame("leave_game", "", "bye");
    scene.dropsRoomMessages = true;
    scene.refusesReads = true;
    append.durable().complete();

    assertThat(alice.receive("game_left").getString("reply_to")).isEqualTo("bye");
    JsonObject refused = alice.receive("error");
    assertThat(refused.getString("reply_to")).isEqualTo("roll");
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("unavailable");
  }

  @Test
  void formerAdminWhoRepeatsACommandIsToldWhenTheDelayIsOver() {
    Vertx other = Vertx.vertx();
    LoopScene delayed = new LoopScene(other, SETTINGS, TestLimits.unlimited(), 60_000);
    TestClient carol = delayed.open();
    carol.sendFrame(
        "connect", "{\"token\":\"" + delayed.token("carol", 3_600, "admin") + "\"}", "in");
    carol.receive("connected");
    carol.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    assertThat(carol.receive("announcement").getString("reply_to")).isEqualTo("1");

    TestClient spectator = delayed.connect("carol");
    spectator.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    JsonObject refused = spectator.receive("error");
    assertThat(refused.getString("reply_to")).isEqualTo("1");
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("unavailable");
    assertThat(refused.getJsonObject("data").getLong("retry_after_ms")).isPositive();
    other.close();
  }

  @Test
  void answerFromAnUnreadableLogIsUnavailable() {
    TestClient alice = scene.connect("alice");
    scene.refusesReads = true;
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    JsonObject refused = alice.receive("error");
    assertThat(refused.getString("reply_to")).isEqualTo("1");
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("unavailable");

    scene.refusesReads = false;
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    assertThat(alice.receive("announcement").getString("reply_to")).isEqualTo("1");
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void outcomeIsAcceptedBeforeItIsDurable() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    alice.sendAboutGame("roll_dice", "", "roll");
    alice.receive("dice_rolled");
    alice.sendAboutGame("submit_manual_outcome", "\"outcome\":\"walk\"", "walk");

    assertThat(alice.receive("outcome_accepted").getString("reply_to")).isEqualTo("walk");
    assertThat(alice.receive("play_resolved").getString("reply_to")).isEqualTo("walk");
    dan.receive("play_resolved");
    assertThat(dan.unread()).doesNotContain("outcome_accepted");
  }

  @Test
  void refusalIsSentToTheSenderAlone() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    dan.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    JsonObject refused = dan.receive("error");
    assertThat(refused.getString("reply_to")).isEqualTo("1");
    assertThat(refused.getJsonObject("data").getString("code")).isEqualTo("forbidden");

    alice.sendAboutGame("submit_manual_outcome", "\"outcome\":\"a stroke of luck\"", "odd");
    assertThat(alice.receive("outcome_rejected").getJsonObject("data").getString("field"))
        .isEqualTo("outcome");
    assertThat(dan.unread()).doesNotContain("outcome_rejected");
    assertThat(alice.unread()).doesNotContain("error");
  }

  @Test
  void repeatedCommandIsExecutedOnceAndAnsweredTwice() {
    TestClient alice = scene.join("alice", "player");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");
    JsonObject first = alice.receive("announcement");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", "1");

    assertThat(alice.receive("announcement")).isEqualTo(first);
    assertThat(scene.games.types(LoopScene.GAME)).containsOnlyOnce("announcement");
  }

  @Test
  void joinWithLastSeqReplaysLaterEvents() {
    TestClient alice = scene.join("alice", "player");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", null);
    alice.receive("announcement");
    TestClient dan = scene.connect("dan");
    dan.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":1", null);

    dan.receive("game_joined");
    assertThat(dan.receive("announcement").getBoolean("replay")).isTrue();
  }

  @Test
  void syncWorksOutsideTheRoom() {
    TestClient dan = scene.connect("dan");
    dan.sendAboutGame("request_game_state", "\"last_seq\":0", "sync");

    assertThat(dan.receive("game_state_sync").getString("reply_to")).isEqualTo("sync");
    assertThat(dan.receive("game_created").getBoolean("replay")).isTrue();
    assertThat(scene.compute(() -> scene.roomRegistry.count())).isZero();
  }

  @Test
  void lastSeqBeyondTheLogIsAConflict() {
    TestClient dan = scene.connect("dan");
    dan.sendAboutGame("join_game", "\"role\":\"spectator\",\"last_seq\":99", null);

    assertThat(dan.nextErrorCode()).isEqualTo("conflict");
    assertThat(scene.compute(() -> scene.roomRegistry.count())).isZero();
  }

  @Test
  void roomsOfAConnectionAreBounded() {
    TestClient dan = scene.join("dan", "spectator");
    dan.sendFrame(
        "join_game",
        "{\"game_id\":\"" + UUID.randomUUID() + "\",\"role\":\"spectator\"}",
        "second");
    assertThat(dan.receive("error").getJsonObject("data").getString("code")).isEqualTo("conflict");

    dan.sendAboutGame("join_game", "\"role\":\"spectator\"", "again");
    dan.receive("game_joined");
  }

  @Test
  void leaveStopsEvents() {
    TestClient alice = scene.join("alice", "player");
    TestClient dan = scene.join("dan", "spectator");
    dan.sendAboutGame("leave_game", "", "bye");
    assertThat(dan.receive("game_left").getString("reply_to")).isEqualTo("bye");
    alice.sendAboutGame("announce", "\"text\":\"hello\"", null);
    alice.receive("announcement");

    assertThat(dan.unread()).isEmpty();
    dan.sendAboutGame("leave_game", "", "again");
    assertThat(dan.nextErrorCode()).isEqualTo("forbidden");
  }
}
