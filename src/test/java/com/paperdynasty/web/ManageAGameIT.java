package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a manager does besides rolling and submitting outcomes. Bob manages the visitors, Ann the
 * home team and is the game's admin.
 */
@RunsInParallel
class ManageAGameIT extends BrowserScene {
  private static final List<String> BATTING = List.of("AB", "R", "H", "RBI", "BB", "SO");
  private static final List<String> PITCHING = List.of("H", "R", "ER", "BB", "SO", "HR");

  private String token;
  private String gameId;

  @AtLength
  @Test
  void managersMakeADoubleSwitchAndAPinchHit() {
    sitDown(new JsonObject().put("dh", false));
    bob.plays("walk");

    ann.presses("change-home");
    ann.writes("slot-home-7", "Lefty Grove").chooses("place-home-7", "P");
    ann.writes("slot-home-9", "Boog Powers").chooses("place-home-9", "LF");
    ann.reads("card-told-home", "Boog Powers takes over in left field")
        .reads("card-told-home", "cannot come back into the game.")
        .presses("send-home");
    for (BrowserUser each : List.of(ann, bob)) {
      each.sees("pitcher", "Lefty Grove");
      each.reads("feed", "Lefty Grove takes over on the mound and bats 7th, for Moss Kettering.");
    }
    bob.presses("change-away").presses("hitter-away").writes("slot-away-2", "Slim Jackson");
    bob.presses("send-away");
    for (BrowserUser each : List.of(ann, bob)) {
      each.sees("batter", "Slim Jackson").reads("feed", "Slim Jackson bats for Eddie Marsh.");
    }
    assertThat(left("home")).containsExactlyInAnyOrder("Moss Kettering", "Vern Holloway");

    bob.writes("slot-away-2", "Eddie Marsh").presses("send-away");
    bob.reads("card-complaint-away", "has left the game and cannot come back");
    bob.presses("clear-away").rolls().reads("wait-away", "The dice lie on the table");
    quiet(ann, bob);
  }

  @Test
  void pinchHitterIsPlacedBeforeTheOtherSideBats() {
    sitDown(new JsonObject());
    bob.plays("homerun", "CF");
    bob.presses("change-away").presses("hitter-away").writes("slot-away-2", "Slim Jackson");
    bob.presses("send-away").reads("feed", "Slim Jackson bats for Eddie Marsh.");
    bob.plays("strikeout").plays("strikeout").plays("strikeout");

    bob.reads("vacant-away", "Nobody plays 2B.").presses("2B-2-away").presses("send-away");
    bob.reads("feed", "Slim Jackson stays in, at second base.").seesNo("vacant-away");
    ann.plays("strikeout");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void lineupIsSetBeforeTheGame() {
    sitDown(new JsonObject());
    bob.presses("change-away").writes("slot-away-1", "Rickey Day").presses("send-away");
    for (BrowserUser each : List.of(ann, bob)) {
      each.sees("batter", "Rickey Day").reads("feed", "The Visitors have handed in their lineup.");
    }
    bob.plays("single", "CF").reads("feed", "Rickey Day: Single to center field.");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void quickTableFollowsTheSituation() {
    sitDown(new JsonObject());
    bob.reads("quick-groundball_a", "Batter out");
    bob.plays("triple", "CF").reads("quick-groundball_a", "P C 1B 3B: Runner holds, batter out");
    ann.presses("infield-in").reads("quick-groundball_c", "Runner holds, batter out");
    bob.reads("quick-groundball_c", "Runner holds, batter out").seesQuickTable(quickTable());
    bob.plays("walk").reads("quick-groundball_b", "runner on first to second, batter out");
    bob.seesQuickTable(quickTable());

    ann.presses("umpire").writes("reason", "misread").presses("undo_play").presses("undo_play-yes");
    bob.reads("quick-groundball_b", "Runner holds, batter out").seesQuickTable(quickTable());
    BrowserUser cy =
        browserSite.browserUser().comesTo(browserSite.site() + "#game=" + gameId, "Cy");
    cy.sees("spectating", "You are watching.").seesNo("quick-table").seesNo("change-away");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void boxScoreMatchesHttpAndFollowsTheGame() {
    sitDown(new JsonObject());
    bob.plays("single", "CF").plays("walk").plays("homerun", "LF").plays("strikeout");
    ann.presses("tab-box").sees("box-away-R", "3").sees("box-away-H", "2");
    assertThat(ann.rows("batting-away", "Totals")).isEqualTo(battingOf("away"));

    ann.presses("change-home").presses("pitcher-home").writes("slot-home-0", "Lefty Grove");
    ann.presses("send-home").sees("pitcher", "Lefty Grove");
    bob.plays("strikeout").plays("error", "SS");
    ann.sees("box-home-E", "1").reads("pitching-home", "Lefty Grove");
    for (String side : List.of("away", "home")) {
      assertThat(ann.rows("batting-" + side, "Totals")).isEqualTo(battingOf(side));
    }
    assertThat(ann.rows("pitching-home", "Lefty Grove")).isEqualTo(pitchingOf("home"));
    assertThat(ann.takesHome("event-file")).isEqualTo(gameId + ".EVN");
    assertThat(ann.takesHome("scorebook-file")).isEqualTo(gameId + ".csv");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void chancesKeyPlaysAndLinesOfTodayFollowTheGame() {
    sitDown(new JsonObject());
    ann.seesNo("chances").presses("tab-chances").reads("no-chances", "Before the first play");
    bob.plays("single", "CF").plays("homerun", "LF");
    ann.reads("pitcher-today", "0.0 IP, 2 H, 2 R").reads("chances", "Visitors ");
    ann.reads("key-plays", "Home run").has("win-slider", "aria-valuemax", "2");
    bob.reads("play-2", "Visitors ").reads("play-2", "%");

    ann.presses("umpire")
        .writes("reason", "the wrong card")
        .presses("undo_play")
        .presses("undo_play-yes");
    ann.sees("score-away", "0").reads("pitcher-today", "0.0 IP, 1 H, 0 R");
    ann.has("win-slider", "aria-valuemax", "1");
    bob.says("strikeout", null);
    ann.reads("pitcher-today", "0.1 IP, 1 H, 0 R, 1 K").doesNotRead("key-plays", "Home run");

    ann.presses("to-replay").has("replay", "data-at", "2").presses("step-back");
    bob.plays("walk");
    ann.reads("new-plays", "1 new play").has("replay", "data-at", "1").isAt("&play=1");
    ann.reloads().has("replay", "data-at", "1").presses("to-scorecard").reads("cell-1", "1B");
    ann.presses("to-table").reads("play-3", "Walk");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void adminVoidsARollUndoesAPlayAndEndsTheGame() {
    sitDown(new JsonObject());
    bob.plays("homerun", "LF").rolls();
    ann.sees("score-away", "1").presses("umpire").writes("reason", "fell off the table");
    ann.presses("void_roll");
    bob.reads("feed", "A roll was voided: fell off the table");

    ann.writes("reason", "the wrong card")
        .presses("undo_play")
        .reads("undo_play-asked", "Take back play 1?")
        .reads("undo_play-asked", "Home run")
        .presses("undo_play-no")
        .sees("score-away", "1")
        .presses("undo_play")
        .presses("undo_play-yes")
        .sees("score-away", "0");
    bob.reads("feed", "Play 1 was undone: the wrong card").sees("score-away", "0");
    bob.says("strikeout", null).sees("outs", "1 out");

    ann.writes("reason", "rain")
        .presses("end_game")
        .reads("end_game-asked", "Nobody rolls any more.")
        .presses("end_game-yes")
        .reads("final", "Called (rain).");
    bob.reads("final", "Called (rain).");
    assertThat(ann.book(2)).isEqualTo(bob.book(2));
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void pageVerifiesTheDiceAfterTwoUndosOfTheEnd() {
    sitDown(new JsonObject());
    bob.plays("walk").plays("walk").rolls();
    ann.presses("umpire");
    for (int ends = 1; ends <= 3; ends++) {
      ann.writes("reason", "rain")
          .presses("end_game")
          .presses("end_game-yes")
          .reads("final", "Called");
      ann.presses("check-dice").reads("dice-verdict", "rolls check out.");
      ann.writes("reason", "the sun is back")
          .presses("undo_play")
          .presses("undo_play-yes")
          .seesNo("final");
      bob.says("walk", null).plays("walk").plays("walk");
    }
    ann.writes("reason", "dark").presses("end_game").presses("end_game-yes");
    bob.reloads().presses("check-dice").reads("dice-verdict", "All 9 rolls check out.");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void officialScorerChoosesTheWinningReliever() {
    sitDown(new JsonObject().put("innings", 1));
    bob.plays("homerun", "LF").plays("strikeout").plays("strikeout").plays("strikeout");
    ann.plays("strikeout");
    bob.presses("change-away");
    for (String reliever : List.of("Lefty Grove", "Dizzy Dean")) {
      bob.presses("pitcher-away").writes("slot-away-0", reliever).presses("send-away");
      ann.sees("pitcher", reliever).plays("strikeout");
    }
    bob.sees("decision-W", "Lefty Grove").seesNo("win-dizzy-dean");
    ann.presses("win-dizzy-dean");
    for (BrowserUser each : List.of(ann, bob)) {
      each.sees("decision-W", "Dizzy Dean");
      each.reads("feed", "The official scorer gives the win to Dizzy Dean.");
    }
    ann.seesNo("win-dizzy-dean").presses("tab-box").reads("pitcher-dizzy-dean", "(W)");
    quiet(ann, bob);
  }

  /** Creates a game over HTTP and opens it for both managers. */
  private void sitDown(JsonObject options) {
    RestClient restClient = browserSite.restClient();
    token = restClient.token("ann");
    JsonObject game =
        new JsonObject()
            .put("league", "sba")
            .put("options", options)
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "bob"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "ann"));
    gameId = restClient.post("/api/games", token, game).getString("game_id");
    ann = comesIn("ann", gameId);
    bob = comesIn("bob", gameId);
  }

  private JsonObject read(String what) {
    return browserSite.restClient().get("/api/games/" + gameId + what, token);
  }

  private List<String> left(String side) {
    JsonArray left = read("").getJsonObject("lineups").getJsonObject(side).getJsonArray("left");
    return objects(left).map(slot -> slot.getString("name")).toList();
  }

  /** The text of each line, as the server sends it. */
  private List<List<String>> quickTable() {
    return objects(read("/quick-table").getJsonArray("lines"))
        .map(line -> objects(line.getJsonArray("cases")).map(ManageAGameIT::told).toList())
        .toList();
  }

  private static String told(JsonObject quickCase) {
    List<String> places =
        quickCase.getJsonArray("hit_locations").stream().map(Object::toString).toList();
    return (places.isEmpty() ? "" : String.join(" ", places) + ": ") + quickCase.getString("does");
  }

  private List<String> battingOf(String side) {
    JsonObject team = read("/boxscore").getJsonObject(side);
    Stream<String> lines =
        objects(team.getJsonArray("batting"))
            .sorted(Comparator.comparing(line -> line.getInteger("order")))
            .map(line -> who(line) + cells(line, BATTING));
    Stream<String> totals = Stream.of("Totals" + cells(team.getJsonObject("totals"), BATTING));
    return Stream.concat(lines, totals).toList();
  }

  private List<String> pitchingOf(String side) {
    return objects(read("/boxscore").getJsonObject(side).getJsonArray("pitching"))
        .map(
            line ->
                line.getString("name")
                    + "\t"
                    + line.getInteger("outs") / 3
                    + "."
                    + line.getInteger("outs") % 3
                    + cells(line, PITCHING))
        .toList();
  }

  private static String who(JsonObject line) {
    String positions =
        line.getJsonArray("positions").stream()
            .map(Object::toString)
            .collect(Collectors.joining("-"));
    return line.getString("name") + " " + positions.toLowerCase(Locale.ROOT);
  }

  private static String cells(JsonObject line, List<String> columns) {
    return columns.stream()
        .map(column -> "\t" + line.getInteger(column))
        .collect(Collectors.joining());
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(each -> (JsonObject) each);
  }
}
