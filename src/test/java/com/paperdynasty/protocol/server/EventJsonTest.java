package com.paperdynasty.protocol.server;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.HOME_INVITATION;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.league.SampleRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final List<String> HEAD = List.of("game_id", "at");

  @Test
  void everyEventHasGameTimeAndSeq() {
    GameScenario gameScenario = wholeGame();
    for (int i = 0; i < gameScenario.log().size(); i++) {
      Event event = gameScenario.log().get(i);
      GameState after = gameScenario.states().get(i);

      SeqFrame frame = EventJson.frame(i + 1, event, after);

      JsonNode sent = tree(frame.frame());
      assertThat(sent.fieldNames()).toIterable().containsExactly("event", "data", "seq");
      assertThat(sent.path("event").textValue()).isEqualTo(EventJson.type(event));
      assertThat(sent.path("seq").longValue()).isEqualTo(i + 1).isEqualTo(frame.seq());
      assertThat(sent.path("data").fieldNames()).toIterable().containsAll(HEAD);
      assertThat(ServerFrames.data(frame)).isEqualTo(EventJson.data(event, after));
      assertThat(ServerFrames.isOf(frame.frame(), EventJson.type(event))).isTrue();
      assertThat(ServerFrames.isOf(frame.frame(), "game")).isFalse();
    }
  }

  @Test
  void diceRolledHasTheProtocolsFields() {
    GameScenario gameScenario = GameScenario.rolled();

    assertThat(dataOf("dice_rolled", gameScenario))
        .isEqualTo(
            tree(
                """
                {"game_id":"123e4567-e89b-12d3-a456-426614174000","at":"2026-10-31T12:00:00Z",
                 "roll_id":"%s","roll_number":1,"reissue_of":null,"rolled_by":"alice",
                 "d6_one":%d,"d6_two_a":%d,"d6_two_b":%d,"chaos_d20":%d,"resolution_d20":%d,
                 "d6_two_total":%d,"check_wild_pitch":%b,"check_passed_ball":%b,
                 "timestamp":"2026-10-31T12:00:00Z","expires_at":"2026-10-31T12:05:00Z",
                 "message":"Dice rolled - read your card and submit outcome",
                 "dice":{"round":1,"joint":false,"missing":["away","home"]}}
                """
                    .formatted(
                        gameScenario.pending().rollId(),
                        gameScenario.pending().faces().get(0),
                        gameScenario.pending().faces().get(1),
                        gameScenario.pending().faces().get(2),
                        gameScenario.pending().faces().get(3),
                        gameScenario.pending().faces().get(4),
                        gameScenario.pending().row(),
                        gameScenario.pending().checksWildPitch(),
                        gameScenario.pending().checksPassedBall())));
  }

  /** With a plan or without one, so that nobody learns from it whether there is one. */
  @Test
  void readinessIsRedactedWherePlansAreSealed() {
    GameScenario sealed = GameScenario.newGame(table(TableOptions.Plans.SEALED));
    sealed.when(ALICE, new FairPlayCommand.Ready(1L, null, true, null)).accepted();
    JsonNode without = dataOf("side_ready", sealed);
    assertThat(without.path("redacted").booleanValue()).isTrue();
    sealed = GameScenario.newGame(table(TableOptions.Plans.SEALED));
    Plan infieldIn = new Plan.Fielding(new Defense(InfieldDepth.IN, List.of()));
    sealed.when(BOB, new FairPlayCommand.Ready(1L, null, true, infieldIn)).accepted();
    JsonNode with = dataOf("side_ready", sealed);
    assertThat(with.fieldNames()).toIterable().containsExactlyElementsOf(names(without));
    assertThat(with.path("redacted").booleanValue()).isTrue();

    GameScenario open = GameScenario.newGame(table(TableOptions.Plans.OPEN));
    open.when(ALICE, new FairPlayCommand.Ready(1L, null, true, null)).accepted();
    assertThat(dataOf("side_ready", open).has("redacted")).isFalse();
  }

  @Test
  void seatTakenSaysWhoIsReadyWhereSidesHaveToBe() {
    GameScenario game = GameScenario.openSeat(table(TableOptions.Plans.OPEN));
    game.when(BOB, new Command.TakeSeat(HOME_INVITATION)).accepted();
    assertThat(dataOf("seat_taken", game).path("ready"))
        .isEqualTo(tree("{\"away\":false,\"home\":false,\"budget_ends_at\":null}"));
    GameScenario free = GameScenario.openSeat();
    free.when(BOB, new Command.TakeSeat(HOME_INVITATION)).accepted();
    assertThat(dataOf("seat_taken", free).has("ready")).isFalse();
  }

  private static TableOptions table(TableOptions.Plans plans) {
    return new TableOptions(
        TableOptions.BeforeRoll.READY,
        60,
        plans,
        TableOptions.Rulings.ADMIN,
        TableOptions.DiceSource.SERVER,
        120);
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void playResolvedHasTheStateAfterThePlay() {
    GameScenario gameScenario = GameScenario.newGame().play(Submission.of(Outcome.DOUBLE));
    gameScenario.play(Submission.of(Outcome.SINGLE, Position.CENTER_FIELD));

    JsonNode data = dataOf("play_resolved", gameScenario);

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
    assertThat(data.path("state")).isEqualTo(tree(StateJson.state(gameScenario.state())));
  }

  @Test
  void runnerPutOutIsMarkedAsOut() {
    GameScenario gameScenario = GameScenario.newGame().play(Submission.of(Outcome.SINGLE));
    gameScenario.play(Submission.of(Outcome.CAUGHT_STEALING).withRunner(1));

    assertThat(dataOf("play_resolved", gameScenario).path("runners_advanced"))
        .isEqualTo(tree("[{\"from\":1,\"out\":true,\"at\":2}]"));
  }

  @Test
  void gameCompletedHasWinnerDecisionsAndSeed() {
    GameScenario gameScenario = GameScenario.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 3; out++) {
      gameScenario.play(strikeout());
    }
    gameScenario.play(homerun());

    JsonNode data = dataOf("game_completed", gameScenario);

    assertThat(data.path("winner")).isEqualTo(tree("\"home\""));
    assertThat(data.path("reason")).isEqualTo(tree("\"walk_off\""));
    assertThat(data.path("seed").textValue()).matches("[0-9a-f]{64}");
    assertThat(data.path("decisions").fieldNames())
        .toIterable()
        .containsExactly("winning_pitcher", "losing_pitcher", "save", "holds", "blown_saves");
    assertThat(data.path("scorers_choice")).isEqualTo(tree("[]"));
    assertThat(data.path("state").path("status")).isEqualTo(tree("\"completed\""));
  }

  private record WrittenEvent(Event event, String data) {}

  /** Everything that can happen, in one game of one inning. */
  private static GameScenario wholeGame() {
    GameScenario gameScenario =
        GameScenario.openSeat().when(SAM, new Command.TakeSeat(HOME_INVITATION));
    gameScenario
        .when(SAM, new FairPlayCommand.GiveEntropy("ü\"\\\n"))
        .when(ALICE, new FairPlayCommand.GiveEntropy("x"));
    gameScenario.when(ALICE, new Command.RollDice());
    gameScenario.after(Duration.ofMinutes(9)).when(ALICE, new Command.RollDice());
    gameScenario.when(CAROL, submit(strikeout()));
    while (gameScenario.state().status() != Status.COMPLETED) {
      boolean bottom =
          gameScenario.state().game().inning() == 9
              && gameScenario.atBat().equals(GameScenario.BOB);
      gameScenario.when(CAROL, new Command.RollDice());
      gameScenario.when(CAROL, submit(bottom ? homerun() : strikeout()));
    }
    return gameScenario;
  }

  private static List<WrittenEvent> written(GameScenario gameScenario) {
    List<WrittenEvent> all = new ArrayList<>();
    Event.GameCreated created = (Event.GameCreated) gameScenario.log().get(0);
    GameState state = GameLogic.created(created, SampleRules.SBA);
    all.add(new WrittenEvent(created, EventJson.data(created, state)));
    for (Event event : gameScenario.log().subList(1, gameScenario.log().size())) {
      state = GameLogic.apply(state, event);
      all.add(new WrittenEvent(event, EventJson.data(event, state)));
    }
    return all;
  }

  /** The data of the last event of that type. */
  private static JsonNode dataOf(String type, GameScenario gameScenario) {
    return written(gameScenario).stream()
        .filter(written -> EventJson.type(written.event()).equals(type))
        .reduce((first, second) -> second)
        .map(written -> tree(written.data()))
        .orElseThrow();
  }

  private static JsonNode tree(String json) {
    return TrustedJson.read(json);
  }
}
