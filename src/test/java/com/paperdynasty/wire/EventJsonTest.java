package com.paperdynasty.wire;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.HOME_INVITATION;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.Scene;
import com.paperdynasty.game.Status;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.wire.TableReply.SeqFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final List<String> HEAD = List.of("game_id", "at");

  @Test
  void everyEventIsToldWithItsGameAndTimeInAFrameWithItsNumber() {
    Scene scene = wholeGame();
    for (int i = 0; i < scene.log().size(); i++) {
      Event event = scene.log().get(i);
      TableState after = scene.states().get(i);

      SeqFrame frame = EventJson.frame(i + 1, event, after);

      JsonNode told = tree(frame.frame());
      assertThat(told.fieldNames()).toIterable().containsExactly("event", "data", "seq");
      assertThat(told.path("event").textValue()).isEqualTo(EventJson.type(event));
      assertThat(told.path("seq").longValue()).isEqualTo(i + 1).isEqualTo(frame.seq());
      assertThat(told.path("data").fieldNames()).toIterable().containsAll(HEAD);
      assertThat(Frames.data(frame)).isEqualTo(EventJson.data(event, after));
      assertThat(Frames.isOf(frame.frame(), EventJson.type(event))).isTrue();
      assertThat(Frames.isOf(frame.frame(), "game")).isFalse();
    }
  }

  @Test
  void diceAreToldAsTheProtocolSays() {
    Scene scene = Scene.rolled();

    assertThat(dataOf("dice_rolled", scene))
        .isEqualTo(
            tree(
                """
                {"game_id":"123e4567-e89b-12d3-a456-426614174000","at":"2026-10-31T12:00:00Z",
                 "roll_id":"%s","roll_number":1,"reissue_of":null,"rolled_by":"alice",
                 "d6_one":%d,"d6_two_a":%d,"d6_two_b":%d,"chaos_d20":%d,"resolution_d20":%d,
                 "d6_two_total":%d,"check_wild_pitch":%b,"check_passed_ball":%b,
                 "timestamp":"2026-10-31T12:00:00Z","expires_at":"2026-10-31T12:05:00Z",
                 "message":"Dice rolled - read your card and submit outcome"}
                """
                    .formatted(
                        scene.pending().rollId(),
                        scene.pending().faces().get(0),
                        scene.pending().faces().get(1),
                        scene.pending().faces().get(2),
                        scene.pending().faces().get(3),
                        scene.pending().faces().get(4),
                        scene.pending().row(),
                        scene.pending().checksWildPitch(),
                        scene.pending().checksPassedBall())));
  }

  @Test
  void aPlayIsToldWithTheStateAfterIt() {
    Scene scene = Scene.newGame().play(Submission.of(Outcome.DOUBLE));
    scene.play(Submission.of(Outcome.SINGLE, Position.CENTER_FIELD));

    JsonNode data = dataOf("play_resolved", scene);

    assertThat(data.path("play_number")).isEqualTo(tree("2"));
    assertThat(data.path("outcome")).isEqualTo(tree("\"single\""));
    assertThat(data.path("hit_location")).isEqualTo(tree("\"CF\""));
    assertThat(data.path("description").textValue()).isNotBlank();
    assertThat(data.path("outs_recorded")).isEqualTo(tree("0"));
    assertThat(data.path("runs_scored")).isEqualTo(tree("1"));
    assertThat(data.path("batter_result")).isEqualTo(tree("\"1B\""));
    assertThat(data.path("runners_advanced"))
        .isEqualTo(tree("[{\"from\":2,\"to\":4},{\"from\":0,\"to\":1}]"));
    assertThat(data.path("is_hit")).isEqualTo(tree("true"));
    assertThat(data.path("is_out")).isEqualTo(tree("false"));
    assertThat(data.path("is_walk")).isEqualTo(tree("false"));
    assertThat(data.path("roll_id").textValue()).matches("[0-9a-f]{16}");
    assertThat(data.path("batter").path("order")).isEqualTo(tree("2"));
    assertThat(data.path("pitcher").path("position")).isEqualTo(tree("\"P\""));
    assertThat(data.path("state")).isEqualTo(tree(StateJson.state(scene.state())));
  }

  @Test
  void aRunnerWhoIsPutOutIsToldSo() {
    Scene scene = Scene.newGame().play(Submission.of(Outcome.SINGLE));
    scene.play(Submission.of(Outcome.CAUGHT_STEALING).on(1));

    assertThat(dataOf("play_resolved", scene).path("runners_advanced"))
        .isEqualTo(tree("[{\"from\":1,\"out\":true,\"at\":2}]"));
  }

  @Test
  void theEndIsToldWithWinnerDecisionsAndSeed() {
    Scene scene = Scene.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 3; out++) {
      scene.play(strikeout());
    }
    scene.play(homerun());

    JsonNode data = dataOf("game_completed", scene);

    assertThat(data.path("winner")).isEqualTo(tree("\"home\""));
    assertThat(data.path("reason")).isEqualTo(tree("\"walk_off\""));
    assertThat(data.path("seed").textValue()).matches("[0-9a-f]{64}");
    assertThat(data.path("decisions").fieldNames())
        .toIterable()
        .containsExactly("winning_pitcher", "losing_pitcher", "save");
    assertThat(data.path("scorers_choice")).isEqualTo(tree("[]"));
    assertThat(data.path("state").path("status")).isEqualTo(tree("\"completed\""));
  }

  private record Written(Event event, String data) {}

  /** Everything that can happen, in one game of one inning. */
  private static Scene wholeGame() {
    Scene scene = Scene.openSeat().when(SAM, new Command.TakeSeat(HOME_INVITATION));
    scene.when(SAM, new Command.GiveEntropy("ü\"\\\n")).when(ALICE, new Command.GiveEntropy("x"));
    scene.when(ALICE, new Command.RollDice());
    scene.after(Duration.ofMinutes(9)).when(ALICE, new Command.RollDice());
    scene.when(CAROL, submit(strikeout()));
    while (scene.state().status() != Status.COMPLETED) {
      boolean bottom = scene.state().game().inning() == 9 && scene.atBat().equals(Scene.BOB);
      scene.when(CAROL, new Command.RollDice());
      scene.when(CAROL, submit(bottom ? homerun() : strikeout()));
    }
    return scene;
  }

  private static List<Written> written(Scene scene) {
    List<Written> all = new ArrayList<>();
    Event.GameCreated created = (Event.GameCreated) scene.log().get(0);
    TableState state = Table.created(created, SampleRules.SBA);
    all.add(new Written(created, EventJson.data(created, state)));
    for (Event event : scene.log().subList(1, scene.log().size())) {
      state = Table.apply(state, event);
      all.add(new Written(event, EventJson.data(event, state)));
    }
    return all;
  }

  /** The data of the last event of that type. */
  private static JsonNode dataOf(String type, Scene scene) {
    return written(scene).stream()
        .filter(written -> EventJson.type(written.event()).equals(type))
        .reduce((first, second) -> second)
        .map(written -> tree(written.data()))
        .orElseThrow();
  }

  private static JsonNode tree(String json) {
    return Json.trustingly(json);
  }
}
