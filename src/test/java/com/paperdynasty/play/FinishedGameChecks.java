package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What must be true of every finished game with cards, by what anybody can read of it. */
final class FinishedGameChecks {
  private static final Path PROGRAM = Path.of("src/site/resources/check-dice.mjs");
  private static final List<String> AT_BAT =
      List.of("PA AB R H 2B 3B HR RBI BB IBB HBP SO SH SF CI SB CS GDP".split(" ", -1));
  private static final List<String> IN_THE_FIELD = List.of("E", "DP", "TP", "WP", "PB", "BK");

  private FinishedGameChecks() {}

  /** The independent program of the page on fair play checks every die; what it says. */
  static String dice(DigitalGame game, Path directory) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", PROGRAM.toString()));
    command.add(write(directory, "dice.json", game.read("/dice")));
    long after = 0;
    JsonObject page;
    do {
      page = game.read("/log?after=" + after);
      JsonArray events = page.getJsonArray("events");
      after = events.getJsonObject(events.size() - 1).getLong("seq");
      command.add(write(directory, "log-" + after + ".json", page));
    } while (after < page.getLong("last_seq"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(said).startsWith("right: ");
    return said.strip();
  }

  private static String write(Path directory, String name, JsonObject content) throws IOException {
    return Files.writeString(directory.resolve(name), content.encode()).toString();
  }

  /** The first roll says for its round that both sides gave their part. */
  static void bothPartsAreInTheDice(List<JsonObject> log) {
    assertThat(log)
        .filteredOn(event -> event.getString("event").equals("dice_rolled"))
        .first()
        .satisfies(
            event -> assertThat(data(event).getJsonObject("dice").getBoolean("joint")).isTrue());
  }

  /** Each decision was asked once and made once, by who answered it, before anything else. */
  static void decisions(DigitalGame game, List<JsonObject> log) {
    Map<String, JsonObject> open = new HashMap<>();
    Map<String, String> made = new HashMap<>();
    for (JsonObject event : log) {
      JsonObject data = data(event);
      switch (event.getString("event")) {
        case "decision_needed" -> {
          assertThat(open).isEmpty();
          open.put(data.getString("decision_id"), data);
        }
        case "decision_made" -> {
          String id = data.getString("decision_id");
          JsonObject asked = open.remove(id);
          assertThat(asked).as("open decision " + id).isNotNull();
          assertThat(asked.getJsonArray("options").encode())
              .contains("\"code\":\"" + data.getString("option") + "\"");
          String by = data.getString("by");
          assertThat(made.put(id, by == null ? "" : by)).as("made before").isNull();
          if (by == null) {
            assertThat(data.getString("option")).isEqualTo(asked.getString("default"));
          }
        }
        case "play_resolved", "dice_rolled" -> assertThat(open).isEmpty();
        default -> {}
      }
    }
    assertThat(open).isEmpty();
    assertThat(made).isEqualTo(game.answered());
  }

  /** The totals of the box score are the sums of its lines, of the rows and of the plays. */
  static void boxScore(DigitalGame game, List<JsonObject> log) {
    JsonObject box = game.read("/boxscore");
    List<JsonObject> rows = objects(game.read("/scorebook").getJsonArray("plays"));
    for (String side : List.of("away", "home")) {
      String other = side.equals("away") ? "home" : "away";
      JsonObject team = box.getJsonObject(side);
      JsonObject totals = team.getJsonObject("totals");
      List<JsonObject> batted =
          rows.stream().filter(row -> row.getString("batting_side").equals(side)).toList();
      List<JsonObject> fielded =
          rows.stream().filter(row -> row.getString("batting_side").equals(other)).toList();
      for (String stat : AT_BAT) {
        int total = totals.getInteger(stat);
        assertThat(sum(batted, stat)).as(side + " " + stat + " of rows").isEqualTo(total);
        assertThat(sum(objects(team.getJsonArray("batting")), stat))
            .as(side + " " + stat + " of lines")
            .isEqualTo(total);
      }
      for (String stat : IN_THE_FIELD) {
        assertThat(sum(fielded, stat)).as(side + " " + stat).isEqualTo(totals.getInteger(stat));
      }
      assertThat(sum(batted, "LOB")).as(side + " LOB").isEqualTo(totals.getInteger("LOB"));
      List<JsonObject> pitching = objects(box.getJsonObject(other).getJsonArray("pitching"));
      for (String stat : List.of("R", "H", "HR", "BB", "SO")) {
        assertThat(sum(pitching, stat)).as(other + " " + stat).isEqualTo(totals.getInteger(stat));
      }
      plays(log, side, totals, sum(pitching, "outs"));
    }
  }

  private static void plays(List<JsonObject> log, String side, JsonObject totals, int outs) {
    String atBat = "away";
    int runs = 0;
    int hits = 0;
    int out = 0;
    JsonObject state = new JsonObject();
    for (JsonObject event : log) {
      if (event.getString("event").equals("play_resolved")) {
        JsonObject play = data(event);
        if (atBat.equals(side)) {
          runs += play.getInteger("runs_scored");
          hits += play.getBoolean("is_hit") ? 1 : 0;
          out += play.getInteger("outs_recorded");
        }
        state = play.getJsonObject("state");
        atBat = state.getString("at_bat");
      }
    }
    assertThat(List.of(runs, hits, out))
        .as("runs, hits and outs of " + side)
        .isEqualTo(List.of(totals.getInteger("R"), totals.getInteger("H"), outs));
    assertThat(state.getJsonObject("score").getInteger(side)).isEqualTo(runs);
  }

  private static int sum(List<JsonObject> of, String field) {
    return of.stream().mapToInt(each -> each.getInteger(field)).sum();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
