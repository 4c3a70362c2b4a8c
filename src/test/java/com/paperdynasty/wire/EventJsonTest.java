package com.paperdynasty.wire;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.HOME_INVITATION;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.ExtraRunner;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Mercy;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.Manager;
import com.paperdynasty.game.RandomTable;
import com.paperdynasty.game.Scene;
import com.paperdynasty.game.Status;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final List<String> HEAD = List.of("game_id", "at");

  @Test
  void everyEventOfAGameIsReadBackAsItWasWritten() {
    Set<Class<?>> seen = new HashSet<>();
    List<Written> all = new ArrayList<>(written(wholeGame()));
    TableState any = Scene.rolled().state();
    rarerEvents().forEach(event -> all.add(new Written(event, EventJson.data(event, any))));
    for (Written written : all) {
      Event event = written.event();
      String type = EventJson.type(event);
      assertThat(EventJson.read(type, written.data())).as(written.data()).isEqualTo(event);
      assertThat(Json.trustingly(written.data()).fieldNames()).toIterable().containsAll(HEAD);
      seen.add(event.getClass());
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.<Class<?>>asList(Event.class.getPermittedSubclasses()));
  }

  /** The rule for names is for what comes in: a game is opened with the names that it has. */
  @Test
  void namesThatWereStoredBeforeAreReadAsTheyAre() {
    TableState any = Scene.rolled().state();
    Instant at = Instant.parse("2026-04-01T12:00:00Z");
    Position field = Objects.requireNonNull(Position.byCode("CF"));
    for (String name : List.of("\u200b", "\u202eSreyalP", " ", "Jose\u0301 ")) {
      Player odd = new Player("odd", name);
      for (Event event :
          List.of(
              new Event.LineupSet(at, "alice", Side.AWAY, List.of(new Slot(1, odd, field))),
              new Event.SubstitutionMade(
                  at, "alice", Side.AWAY, List.of(new Change(1, odd, field, false))))) {
        assertThat(EventJson.read(EventJson.type(event), EventJson.data(event, any)))
            .isEqualTo(event);
      }
    }
  }

  @Test
  void randomGamesAreReadBackAsTheyWereWritten() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int game = 0; game < 20; game++) {
      Scene scene = Scene.openSeat();
      RandomTable people = new RandomTable(random);
      for (int act = 0; act < 200; act++) {
        people.act(scene);
      }
      for (Written written : written(scene)) {
        assertThat(EventJson.read(EventJson.type(written.event()), written.data()))
            .as("seed %d", seed)
            .isEqualTo(written.event());
      }
    }
  }

  @Test
  void theOptionsOfAGameAreReadBack() {
    for (GameOptions options :
        List.of(
            new GameOptions(7, false, new ExtraRunner(2, 8), new Mercy(10, 5)),
            new GameOptions(null, null, ExtraRunner.OFF, Mercy.OFF))) {
      Scene scene = Scene.newGame(options);
      Event created = scene.log().get(0);
      String data = EventJson.data(created, scene.state());
      assertThat(EventJson.read("game_created", data)).isEqualTo(created);
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

  @Test
  void aBrokenLogIsNotReadInSilence() {
    assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read("no_such", "{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read("seat_taken", "{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read("seat_taken", "nothing"));
  }

  /** What the game does not have; they are written and read without being possible in it. */
  private static List<Event> rarerEvents() {
    Player player = new Player("p-1", "Zoë \"Z\" Ö'Neil");
    List<Change> changes =
        List.of(
            new Change(3, player, Position.PINCH_HITTER, false),
            new Change(0, player, Position.PITCHER, true));
    List<Slot> lineup = SampleRosters.lineup(Side.HOME, false).inGame();
    return List.of(
        new Event.LineupSet(Scene.NOON, "bob", Side.HOME, lineup),
        new Event.DefenseSet(
            Scene.NOON, "bob", new Defense(InfieldDepth.CORNERS_IN, List.of(1, 3))),
        new Event.SubstitutionMade(Scene.NOON, "bob", Side.AWAY, changes),
        new Event.RollVoided(Scene.NOON, "carol", "0123456789abcdef", 7, "cocked"),
        new Event.PlayUndone(Scene.NOON, "carol", 7, "misread", null),
        new Event.PlayUndone(Scene.NOON, "carol", 7, "misread", "ab".repeat(32)),
        new Event.GameCompleted(Scene.NOON, "called", null, "cd".repeat(32), "rain"),
        new Event.DecisionChanged(Scene.NOON, "carol", "p-1"),
        new Event.Announcement(Scene.NOON, new Manager("carol", "Carol"), "Play \u2603 ball"));
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
