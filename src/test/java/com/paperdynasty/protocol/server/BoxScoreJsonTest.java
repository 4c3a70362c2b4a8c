package com.paperdynasty.protocol.server;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.json.TrustedJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoxScoreJsonTest {
  private static final Player SUB = new Player("sub", "Sub \"Slim\" Jones");
  private static final String BATTING = "PA AB R H 2B 3B HR RBI BB IBB HBP SO SH SF CI SB CS GDP";

  @Test
  void columnsHaveTheProtocolsNamesAndOrder() {
    JsonNode box = box(GameScenario.newGame());

    for (String side : List.of("home", "away")) {
      assertThat(columns(box.path(side).path("totals")))
          .containsExactly((BATTING + " E LOB DP TP WP PB BK").split(" "));
      assertThat(columns(box.path(side).path("batting").get(0)))
          .containsExactly(("id name positions order " + BATTING + " WPA RE24").split(" "));
      assertThat(columns(box.path(side).path("pitching").get(0)))
          .containsExactly(
              "id name positions outs BF H R ER HR BB IBB SO HBP WP BK IR IRS WPA RE24".split(" "));
    }
    assertThat(box.path("decisions"))
        .isEqualTo(
            TrustedJson.read(
                "{\"winning_pitcher\": null, \"losing_pitcher\": null, \"save\": null,"
                    + " \"holds\": [], \"blown_saves\": []}"));
  }

  @Test
  void homeRunCountsForBatterTeamAndPitcher() {
    JsonNode box = box(GameScenario.newGame().play(homerun()));

    assertThat(box.path("seq").asInt()).isEqualTo(4);
    assertThat(box.path("status").asText()).isEqualTo("in_progress");
    assertThat(box.path("line_score")).isEqualTo(TrustedJson.read("{\"away\": [1], \"home\": []}"));
    JsonNode batter = box.path("away").path("batting").get(0);
    assertThat(batter.path("id").asText()).isEqualTo("away-1");
    assertThat(batter.path("positions")).isEqualTo(TrustedJson.read("[\"CF\"]"));
    for (JsonNode line : List.of(batter, box.path("away").path("totals"))) {
      assertThat(line.path("AB").asInt()).isEqualTo(1);
      assertThat(line.path("HR").asInt()).isEqualTo(1);
      assertThat(line.path("RBI").asInt()).isEqualTo(1);
    }
    JsonNode pitcher = box.path("home").path("pitching").get(0);
    assertThat(pitcher.path("id").asText()).isEqualTo("home-10");
    assertThat(pitcher.path("positions")).isEqualTo(TrustedJson.read("[\"P\"]"));
    assertThat(pitcher.path("ER").asInt()).isEqualTo(1);
  }

  @Test
  void pinchHitterWhoStaysHasBothPositions() {
    GameScenario gameScenario = GameScenario.newGame();
    substitute(gameScenario, 1, Position.PINCH_HITTER);
    gameScenario.play(strikeout()).play(strikeout()).play(strikeout());
    substitute(gameScenario, 1, Position.CENTER_FIELD);

    JsonNode batting = box(gameScenario).path("away").path("batting");

    assertThat(line(batting, "sub").path("name").asText()).isEqualTo(SUB.name());
    assertThat(line(batting, "sub").path("order").asInt()).isEqualTo(1);
    assertThat(line(batting, "sub").path("positions"))
        .isEqualTo(TrustedJson.read("[\"PH\", \"CF\"]"));
    assertThat(line(batting, "sub").path("SO").asInt()).isEqualTo(1);
    assertThat(line(batting, "away-1").path("PA").asInt()).isZero();
  }

  @Test
  void undonePlayDoesNotCount() {
    GameScenario gameScenario = GameScenario.newGame();
    gameScenario.play(strikeout());
    JsonNode before = box(gameScenario).path("away");
    substitute(gameScenario, 2, Position.PINCH_HITTER);
    gameScenario.play(homerun()).when(CAROL, new Command.UndoPlay("by mistake", null)).accepted();

    JsonNode after = box(gameScenario).path("away");

    assertThat(after.path("totals")).isEqualTo(before.path("totals"));
    assertThat(line(after.path("batting"), "sub").path("HR").asInt()).isZero();
  }

  private static void substitute(GameScenario gameScenario, int order, Position position) {
    LineupChange lineupChange = new LineupChange(order, SUB, position, false);
    gameScenario.when(ALICE, new Command.Substitute(Side.AWAY, List.of(lineupChange))).accepted();
  }

  private static JsonNode box(GameScenario gameScenario) {
    return TrustedJson.read(BoxScoreJson.text(gameScenario.log().size(), gameScenario.state()));
  }

  private static JsonNode line(JsonNode lines, String player) {
    for (JsonNode line : lines) {
      if (line.path("id").asText().equals(player)) {
        return line;
      }
    }
    throw new AssertionError("no line of " + player + " in " + lines);
  }

  private static List<String> columns(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
