package com.paperdynasty.protocol.scorebook;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
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
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.json.TrustedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScorebookTextTest {
  @Test
  void rowsHaveTheColumnsOfTheFirstLineInItsOrder() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).play(homerun());
    for (JsonNode row : rows(game)) {
      assertThat(row.properties().stream().map(Map.Entry::getKey).toList())
          .isEqualTo(ScorebookColumns.NAMES);
    }
  }

  @Test
  void documentsHaveTheFirstLineAndATableForIt() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/protocol.md")))
        .contains("```\n" + String.join(",", ScorebookColumns.NAMES) + "\n```");
    String table = Files.readString(Path.of("src/site/scorebook.sql"));
    assertThat(
            Pattern.compile("^  \"?(\\w+)\"? (text|integer|numeric)", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(column -> column.group(1)))
        .containsExactlyElementsOf(ScorebookColumns.NAMES);
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
    List<String> lines = ScorebookText.csv(game.state()).lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo(String.join(",", ScorebookColumns.NAMES));
    assertThat(lines.get(1)).contains(",'=1+1,\"Jim \"\"Ace\"\", Jr.\",,1,PH,");
  }

  @Test
  void gameBeforeItsFirstPlayHasNoRows() {
    GameScenario game = GameScenario.rolled();
    assertThat(rows(game)).isEmpty();
    assertThat(ScorebookText.csv(game.state()))
        .isEqualTo(String.join(",", ScorebookColumns.NAMES) + "\r\n");
  }

  /** The undone play's roll is pending again, and is that of the play that takes its place. */
  @Test
  void undonePlayHasNoRow() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).play(homerun());
    game.when(CAROL, new Command.UndoPlay("misread", null)).accepted();
    assertThat(rows(game)).hasSize(1);

    game.when(ALICE, GameScenario.submit(strikeout())).accepted();
    JsonNode row = rows(game).get(1);
    assertThat(row.path("play_number").asInt()).isEqualTo(2);
    assertThat(row.path("roll_number").asInt()).isEqualTo(2);
    assertThat(row.path("outcome").asText()).isEqualTo("strikeout");
    assertThat(rows(game)).hasSize(2);
  }

  @Test
  void forfeitAddsNoRow() {
    GameScenario game = GameScenario.newGame().play(homerun());
    String before = ScorebookText.csv(game.state());
    game.when(ALICE, new FairPlayCommand.Concede(null, null)).accepted();

    assertThat(ScorebookText.csv(game.state())).isEqualTo(before);
    assertThat(ScorebookText.json(9, game.state())).contains("\"status\":\"completed\"");
  }

  @Test
  void rowSaysWhoStoleWhoIsChargedAndWhoFields() {
    GameScenario game =
        GameScenario.newGame()
            .play(Submission.of(Outcome.TRIPLE))
            .play(Submission.of(Outcome.WALK))
            .play(Submission.of(Outcome.STOLEN_BASE).withRunner(1))
            .play(GameScenario.grounder());
    JsonNode steal = rows(game).get(2);
    JsonNode grounder = rows(game).get(3);

    assertThat(steal.path("stole").asText()).isEqualTo("away-2");
    assertThat(steal.path("SB").asInt()).isEqualTo(1);
    assertThat(steal.path("fielder_id").isNull()).isTrue();
    assertThat(grounder.path("fielder_id").asText()).isEqualTo("home-3");
    assertThat(grounder.path("catcher_id").asText()).startsWith("home-");
    assertThat(grounder.path("charged").asText()).isEqualTo("home-10 1 1");
    assertThat(grounder.path("hook_loss_id").asText()).isEqualTo("home-10");
    assertThat(grounder.path("hook_win_id").asText()).isEqualTo("away-10");
    assertThat(steal.path("hook_win_id").isNull()).isTrue();
    assertThat(grounder.path("batter_hand").isNull()).isTrue();
  }

  private static JsonNode rows(GameScenario game) {
    return TrustedJson.read(ScorebookText.json(game.log().size(), game.state())).path("plays");
  }
}
