package com.paperdynasty.protocol.server;

import static com.paperdynasty.game.GameScenario.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.json.TrustedJson;
import org.junit.jupiter.api.Test;

class OutcomePreviewJsonTest {

  @Test
  void casesOfALineDifferByHitLocation() {
    GameScenario gameScenario =
        GameScenario.newGame().play(Submission.of(Outcome.DOUBLE, Position.LEFT_FIELD));
    JsonNode table = table(gameScenario);

    assertThat(table.path("seq").asInt()).isEqualTo(4);
    assertThat(table.path("lines")).hasSize(12);
    assertThat(table.path("lines").path(0).path("cases"))
        .isEqualTo(
            TrustedJson.read(
                """
                [{"outcomes": ["groundball_a"], "hit_locations": ["P", "C", "3B", "SS"],
                  "does": "Runner holds, batter out"},
                 {"outcomes": ["groundball_a"], "hit_locations": ["1B", "2B"],
                  "does": "Runner on second to third, batter out"}]"""));
    assertThat(table.path("lines").path(4).path("cases"))
        .isEqualTo(
            TrustedJson.read(
                """
                [{"outcomes": ["flyout_b", "bp_flyout"], "hit_locations": [],
                  "does": "Runner holds, batter out"}]"""));
  }

  @Test
  void completedGameHasNoLines() {
    GameScenario gameScenario = GameScenario.newGame();
    gameScenario.when(CAROL, new Command.EndGame("rain")).accepted();
    assertThat(table(gameScenario).path("lines")).isEmpty();
  }

  private static JsonNode table(GameScenario gameScenario) {
    return TrustedJson.read(
        OutcomePreviewJson.text(gameScenario.log().size(), gameScenario.state(), "sam"));
  }
}
