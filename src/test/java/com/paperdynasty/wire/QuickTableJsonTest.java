package com.paperdynasty.wire;

import static com.paperdynasty.game.Scene.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Scene;
import org.junit.jupiter.api.Test;

class QuickTableJsonTest {

  @Test
  void aLineTellsItsOutcomesApartByWhereTheBallGoes() {
    Scene scene = Scene.newGame().play(Submission.of(Outcome.DOUBLE, Position.LEFT_FIELD));
    JsonNode table = table(scene);

    assertThat(table.path("seq").asInt()).isEqualTo(4);
    assertThat(table.path("lines")).hasSize(12);
    assertThat(table.path("lines").path(0).path("cases"))
        .isEqualTo(
            Json.trustingly(
                """
                [{"outcomes": ["groundball_a"], "hit_locations": ["P", "C", "3B", "SS"],
                  "does": "Runner holds, batter out"},
                 {"outcomes": ["groundball_a"], "hit_locations": ["1B", "2B"],
                  "does": "Runner on second to third, batter out"}]"""));
    assertThat(table.path("lines").path(4).path("cases"))
        .isEqualTo(
            Json.trustingly(
                """
                [{"outcomes": ["flyout_b", "bp_flyout"], "hit_locations": [],
                  "does": "Runner holds, batter out"}]"""));
  }

  @Test
  void aGameThatIsOverHasNoLines() {
    Scene scene = Scene.newGame();
    scene.when(CAROL, new Command.EndGame("rain")).accepted();
    assertThat(table(scene).path("lines")).isEmpty();
  }

  private static JsonNode table(Scene scene) {
    return Json.trustingly(QuickTableJson.text(scene.log().size(), scene.state()));
  }
}
