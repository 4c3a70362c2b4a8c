package com.paperdynasty.protocol.server;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.json.TrustedJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorebookJsonTest {
  @Test
  void rowsHaveTheColumnsOfTheFirstLineInItsOrder() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).play(homerun());
    for (JsonNode row : rows(game)) {
      assertThat(row.properties().stream().map(Map.Entry::getKey).toList())
          .isEqualTo(ScorebookColumns.NAMES);
    }
  }

  @Test
  void homeRunWithARunnerOnHasItsRow() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).play(homerun());
    JsonNode row = rows(game).get(1);

    assertThat(row.path("play_number").asInt()).isEqualTo(2);
    assertThat(row.path("on_1").asText()).isEqualTo("away-1");
    assertThat(row.path("bases").asInt()).isEqualTo(1);
    assertThat(row.path("batter_to").asInt()).isEqualTo(4);
    assertThat(row.path("on_1_to").asInt()).isEqualTo(4);
    assertThat(row.path("on_2_to").isNull()).isTrue();
    assertThat(row.path("R").asInt()).isEqualTo(2);
    assertThat(row.path("RBI").asInt()).isEqualTo(2);
    assertThat(row.path("ER").asInt()).isEqualTo(2);
    assertThat(row.path("bases_after").asInt()).isZero();
    assertThat(row.path("wpa").asDouble()).isPositive();
    assertThat(row.path("worth_player_id").asText()).isEqualTo("away-2");
  }

  @Test
  void csvHasALineForEachPlayAndNoFormulas() {
    GameScenario game = GameScenario.newGame();
    Player named = new Player("=1+1", "Jim \"Ace\", Jr.");
    game.when(
            ALICE,
            new Command.Substitute(
                Side.AWAY, List.of(new LineupChange(1, named, Position.PINCH_HITTER, false))))
        .accepted();
    game.play(strikeout());
    List<String> lines = ScorebookJson.csv(game.state()).lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo(String.join(",", ScorebookColumns.NAMES));
    assertThat(lines.get(1)).contains(",'=1+1,\"Jim \"\"Ace\"\", Jr.\",1,PH,");
  }

  private static JsonNode rows(GameScenario game) {
    return TrustedJson.read(ScorebookJson.json(game.log().size(), game.state())).path("plays");
  }
}
