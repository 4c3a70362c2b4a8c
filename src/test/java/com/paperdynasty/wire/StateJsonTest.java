package com.paperdynasty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Scene;
import org.junit.jupiter.api.Test;

class StateJsonTest {
  @Test
  void theStateIsToldAsTheProtocolSays() {
    Scene scene = Scene.newGame().play(Submission.of(Outcome.SINGLE)).play(Scene.strikeout());

    assertThat(Json.trustingly(StateJson.state(scene.state())))
        .isEqualTo(
            Json.trustingly(
                """
                {"status":"in_progress","inning":1,"half":"top","outs":1,"play_number":2,
                 "at_bat":"away","score":{"away":0,"home":0},
                 "line_score":{"away":[0],"home":[]},
                 "bases":{"1":{"id":"away-1","name":"Walt Pruitt","order":1,"position":"CF",
                               "pitcher_id":"home-10"},"2":null,"3":null},
                 "batter":{"id":"away-3","name":"Lou Tremblay","order":3,"position":"SS"},
                 "pitcher":{"id":"home-10","name":"Vern Holloway","order":0,"position":"P"},
                 "on_deck":{"id":"away-4","name":"Hank Okafor","order":4,"position":"1B"},
                 "defense":{"infield":"back","hold_runners":[]}}
                """));
  }

  @Test
  void theLineupsTellWhoIsInWhereAndWhoHasLeft() {
    JsonNode lineups = Json.trustingly(StateJson.lineups(Scene.newGame().state()));

    assertThat(lineups.fieldNames()).toIterable().containsExactlyInAnyOrder("home", "away");
    assertThat(lineups.path("away").path("players")).hasSize(10);
    assertThat(lineups.path("away").path("players").get(0))
        .isEqualTo(
            Json.trustingly(
                "{\"id\":\"away-1\",\"name\":\"Walt Pruitt\",\"order\":1,\"position\":\"CF\"}"));
    assertThat(lineups.path("home").path("left")).isEmpty();
  }

  @Test
  void thePendingRollIsTheDataOfItsEvent() {
    Scene scene = Scene.rolled();

    assertThat(StateJson.pendingRoll(scene.state()))
        .isEqualTo(EventJson.data(scene.log().get(2), scene.state()));
    assertThat(StateJson.pendingRoll(Scene.newGame().state())).isEqualTo("null");
  }

  @Test
  void aListShowsTeamsScoreAndInning() {
    Scene scene = Scene.openSeat().play(Scene.homerun());

    assertThat(Json.trustingly(StateJson.summary(scene.state())))
        .isEqualTo(
            Json.trustingly(
                """
                {"away":{"name":"Owls","manager":"Alice","score":1},
                 "home":{"name":"Millers","manager":null,"score":0},
                 "inning":1,"half":"top","outs":0}
                """));
  }
}
