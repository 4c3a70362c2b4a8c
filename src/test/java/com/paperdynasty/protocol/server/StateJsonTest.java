package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.json.Decimal;
import com.paperdynasty.json.TrustedJson;
import org.junit.jupiter.api.Test;

class StateJsonTest {
  @Test
  void stateHasTheProtocolsFields() {
    GameScenario gameScenario =
        GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).play(GameScenario.strikeout());

    int home = gameScenario.state().game().homeWins();
    assertThat(TrustedJson.read(StateJson.state(gameScenario.state())))
        .isEqualTo(
            TrustedJson.read(
                """
                {"status":"in_progress","inning":1,"half":"top","outs":1,"play_number":2,
                 "at_bat":"away","score":{"away":0,"home":0},
                 "line_score":{"away":[0],"home":[]},
                 "bases":{"1":{"id":"away-1","name":"Walt Pruitt","order":1,"position":"CF",
                               "pitcher_id":"home-10"},"2":null,"3":null},
                 "batter":{"id":"away-3","name":"Lou Tremblay","order":3,"position":"SS"},
                 "pitcher":{"id":"home-10","name":"Vern Holloway","order":0,"position":"P"},
                 "on_deck":{"id":"away-4","name":"Hank Okafor","order":4,"position":"1B"},
                 "today":{"batter":{"AB":0,"R":0,"H":0},
                          "pitcher":{"outs":1,"BF":2,"H":1,"R":0,"SO":1}},
                 "defense":{"infield":"back","hold_runners":[]},
                 "win_probability":{"home":HOME,"away":AWAY}}
                """
                    .replace("HOME", Decimal.text(home))
                    .replace("AWAY", Decimal.text(10_000 - home))));
    assertThat(home).isBetween(4_800, 5_100);
  }

  /** Both sides bat around: the leadoff batter comes up again with their line. */
  @Test
  void batterAndPitcherHaveTheirLinesOfThisGame() {
    GameScenario game = GameScenario.newGame().play(GameScenario.homerun());
    for (int batter = 2; batter <= 9; batter++) {
      game.play(Submission.of(Outcome.WALK));
    }
    assertThat(TrustedJson.read(StateJson.state(game.state())).path("today"))
        .isEqualTo(
            TrustedJson.read(
                """
                {"batter":{"PA":1,"AB":1,"R":1,"H":1,"HR":1,"RBI":1},
                 "pitcher":{"outs":0,"BF":9,"H":1,"R":6,"ER":6,"HR":1,"BB":8}}
                """));
  }

  @Test
  void todayIsLeftOutWhenTheGameIsOver() {
    GameScenario game = GameScenario.newGame().play(GameScenario.homerun());
    game.when(GameScenario.ALICE, new FairPlayCommand.Concede(null, null)).accepted();
    assertThat(TrustedJson.read(StateJson.state(game.state())).has("today")).isFalse();
  }

  @Test
  void lineupsListPlayersInTheGameAndThoseWhoLeft() {
    JsonNode lineups = TrustedJson.read(StateJson.lineups(GameScenario.newGame().state()));

    assertThat(lineups.fieldNames()).toIterable().containsExactlyInAnyOrder("home", "away");
    assertThat(lineups.path("away").path("players")).hasSize(10);
    assertThat(lineups.path("away").path("players").get(0))
        .isEqualTo(
            TrustedJson.read(
                "{\"id\":\"away-1\",\"name\":\"Walt Pruitt\",\"order\":1,\"position\":\"CF\"}"));
    assertThat(lineups.path("home").path("left")).isEmpty();
  }

  @Test
  void pendingRollIsTheDataOfItsEvent() {
    GameScenario gameScenario = GameScenario.rolled();

    assertThat(StateJson.pendingRoll(gameScenario.state()))
        .isEqualTo(EventJson.data(gameScenario.log().get(2), gameScenario.state()));
    assertThat(StateJson.pendingRoll(GameScenario.newGame().state())).isEqualTo("null");
  }

  @Test
  void summaryHasTeamsScoreAndInning() {
    GameScenario gameScenario = GameScenario.openSeat().play(GameScenario.homerun());

    assertThat(TrustedJson.read(StateJson.summary(gameScenario.state())))
        .isEqualTo(
            TrustedJson.read(
                """
                {"away":{"name":"Owls","manager":"Alice","score":1},
                 "home":{"name":"Millers","manager":null,"score":0},
                 "inning":1,"half":"top","outs":0,
                 "waiting_for":{"sides":["away","home"],"for":"roll"}}
                """));
  }

  @Test
  void summaryTellsWhoIsOnBaseAndForWhomTheGameWaits() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.WALK));
    JsonNode onBase = TrustedJson.read(StateJson.summary(game.state()));
    game.when(game.atBat(), new Command.RollDice(null)).accepted();
    JsonNode rolled = TrustedJson.read(StateJson.summary(game.state())).path("waiting_for");

    assertThat(onBase.path("bases").toString()).isEqualTo("[1]");
    assertThat(rolled.path("sides").toString()).isEqualTo("[\"away\"]");
    assertThat(rolled.path("for").asText()).isEqualTo("outcome");
    assertThat(rolled.hasNonNull("until")).isTrue();
  }

  @Test
  void summaryOfAGameThatIsOverTellsWhoWonAndHow() {
    GameScenario game = GameScenario.newGame();
    game.when(GameScenario.CAROL, new Command.EndGame("rain")).accepted();
    JsonNode over = TrustedJson.read(StateJson.summary(game.state()));

    assertThat(over.has("waiting_for")).isFalse();
    assertThat(over.path("reason").asText()).isEqualTo("called");
    assertThat(over.path("winner").isNull()).isTrue();
  }
}
