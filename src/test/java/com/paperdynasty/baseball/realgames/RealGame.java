package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A major-league game of the sample. */
public record RealGame(JsonNode json, List<RealPlay> plays, List<RealSubstitution> subs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The games of the sample in the test resources. */
  public static List<RealGame> sample() {
    try (InputStream stream = RealGame.class.getResourceAsStream("/real-games/sample.jsonl.gz")) {
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Games from a gzipped file of one JSON object a line. */
  public static List<RealGame> read(InputStream gzipped) throws IOException {
    List<RealGame> games = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        games.add(of(JSON.readTree(line)));
      }
    }
    return games;
  }

  static RealGame of(JsonNode json) {
    List<RealPlay> plays = new ArrayList<>();
    json.get("plays").forEach(play -> plays.add(RealPlay.of(play)));
    List<RealSubstitution> subs = new ArrayList<>();
    json.get("subs").forEach(sub -> subs.add(RealSubstitution.of(sub)));
    return new RealGame(json, plays, subs);
  }

  /** The same game without marks of earned and unearned runs. */
  RealGame withoutEarnedMarks() {
    return new RealGame(json, plays.stream().map(RealPlay::withoutEarnedMarks).toList(), subs);
  }

  public String id() {
    return json.get("game_id").asText();
  }

  /**
   * Whether the game has an irregularity that the engine does not allow, such as batting out of
   * turn.
   */
  public boolean irregular() {
    return !json.path("irregular").isEmpty() || json.path("home_bats_first").asBoolean();
  }

  public GameOptions options() {
    int innings = json.get("scheduled_innings").asInt();
    int base = json.path("tiebreaker_base").asInt(0);
    return new GameOptions(
        innings,
        json.get("use_dh").asBoolean(),
        base == 0 ? ExtraRunnerRule.OFF : new ExtraRunnerRule(base, innings + 1),
        null);
  }

  public Lineup lineup(Side side) {
    List<Slot> slots = new ArrayList<>();
    for (JsonNode starter : json.get("starters").get(name(side))) {
      slots.add(
          new Slot(
              starter.get("slot").asInt(),
              new Player(starter.get("id").asText(), starter.get("name").asText()),
              Position.numbered(starter.get("pos").asInt())));
    }
    return Lineup.starting(slots, options().dh());
  }

  public List<Integer> line(Side side) {
    List<Integer> cells = new ArrayList<>();
    for (JsonNode cell : json.get("line").get(name(side))) {
      if (!cell.isNull()) {
        cells.add(cell.asInt());
      }
    }
    return cells;
  }

  public int total(Side side, String stat) {
    return json.get("totals").get(name(side)).get(stat).asInt();
  }

  /** The id of the pitcher with that decision, {@code wp}, {@code lp} or {@code save}, or null. */
  public String decision(String key) {
    String id = json.path(key).asText("");
    return id.isEmpty() ? null : id;
  }

  /** Earned runs by pitcher. */
  public JsonNode earnedRuns() {
    return json.get("er");
  }

  private static String name(Side side) {
    return side == Side.AWAY ? "visitor" : "home";
  }
}
