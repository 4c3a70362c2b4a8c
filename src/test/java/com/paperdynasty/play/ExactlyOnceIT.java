package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static com.paperdynasty.play.SharedGame.newId;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A command that is sent again with its id, over any connection, is answered and not executed
 * again.
 */
class ExactlyOnceIT {
  private final SharedGame table = new SharedGame();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void submissionSentTwiceIsOnePlay() {
    GameClient here = table.joined("alice");
    GameClient there = table.joined("alice");
    JsonObject submission = table.about().put("outcome", "single").put("roll_id", table.roll(here));
    String id = newId();

    here.send("submit_manual_outcome", submission, id);
    there.send("submit_manual_outcome", submission, id);

    JsonObject first = answer(here, id);
    JsonObject second = answer(there, id);
    assertThat(first.getString("event")).isEqualTo("play_resolved");
    assertThat(second.getLong("seq")).isEqualTo(first.getLong("seq"));
    assertThat(data(second)).isEqualTo(data(first));
    assertThat(playsInLog()).hasSize(1);
  }

  @Test
  void repeatedRollIsAnsweredWithItsFirstSeq() {
    GameClient alice = table.joined("alice");
    String id = newId();
    alice.send("roll_dice", table.about(), id);
    JsonObject first = answer(alice, id);
    String roll = data(first).getString("roll_id");
    alice.command(
        "submit_manual_outcome", table.about().put("outcome", "walk").put("roll_id", roll));

    GameClient later = table.connected("alice");
    later.send("roll_dice", table.about(), id);

    assertThat(answer(later, id).getLong("seq")).isEqualTo(first.getLong("seq"));
    assertThat(playsInLog()).hasSize(1);
  }

  @Test
  void joiningTwiceAtOnceGivesEntropyOnce() {
    GameClient here = table.connected("alice");
    GameClient there = table.connected("alice");
    JsonObject join = table.about().put("entropy", "of one browser");
    String id = newId();

    here.send("join_game", join, id);
    there.send("join_game", join, id);

    for (GameClient each : List.of(here, there)) {
      JsonObject answer = each.await(frame -> id.equals(frame.getString("reply_to")));
      assertThat(answer.getString("event")).isEqualTo("game_joined");
    }
    assertThat(
            table.log().stream().filter(event -> event.getString("event").equals("entropy_given")))
        .hasSize(1);
  }

  @Test
  void idOfAnotherCommandIsAConflict() {
    GameClient alice = table.joined("alice");
    String id = newId();
    alice.send("roll_dice", table.about(), id);
    String roll = data(answer(alice, id)).getString("roll_id");

    int from = alice.count();
    alice.send(
        "submit_manual_outcome", table.about().put("outcome", "walk").put("roll_id", roll), id);

    JsonObject refused =
        alice.await(
            from,
            frame ->
                id.equals(frame.getString("reply_to"))
                    && !frame.getString("event").equals("outcome_accepted"));
    assertThat(refused.getString("event")).isEqualTo("error");
    assertThat(data(refused).getString("code")).isEqualTo("conflict");
    assertThat(playsInLog()).isEmpty();
  }

  @Test
  void refusalIsNotStored() {
    GameClient alice = table.joined("alice");
    String id = newId();
    JsonObject submission = table.about().put("outcome", "walk");
    assertThat(alice.ask("submit_manual_outcome", submission, id).getString("event"))
        .isEqualTo("outcome_rejected");
    table.roll(alice);

    int from = alice.count();
    alice.send("submit_manual_outcome", submission, id);

    assertThat(
            alice
                .await(from, frame -> frame.getString("event").equals("play_resolved"))
                .getString("reply_to"))
        .isEqualTo(id);
  }

  @Test
  void commandsBeforeADisconnectAreExecutedFirst() {
    GameClient alice = table.connected("alice");
    alice.send("roll_dice", table.about(), newId());
    alice.send("disconnect", new JsonObject(), newId());

    assertThat(alice.awaitClose()).isEqualTo(1000);
    assertThat(table.log()).extracting(event -> event.getString("event")).contains("dice_rolled");
  }

  private static JsonObject answer(GameClient client, String id) {
    return client.await(
        frame -> id.equals(frame.getString("reply_to")) && frame.containsKey("seq"));
  }

  private Stream<JsonObject> playsInLog() {
    return table.log().stream().filter(event -> event.getString("event").equals("play_resolved"));
  }
}
