package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.GameScenario;
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
                 "defense":{"infield":"back","hold_runners":[]},
                 "win_probability":{"home":HOME,"away":AWAY}}
                """
                    .replace("HOME", Decimal.text(home))
                    .replace("AWAY", Decimal.text(10_000 - home))));
    assertThat(home).isBetween(4_800, 5_100);
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
                 "inning":1,"half":"top","outs":0}
                """));
  }
}
