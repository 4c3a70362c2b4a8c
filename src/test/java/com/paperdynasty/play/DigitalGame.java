package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A game with the program's two card sets that carol has created and two scripts play, alice's for
 * the visitors and bob's for the home side, each on a connection of its own. The server reads every
 * play. The first decision of the game is left until its time is up.
 */
final class DigitalGame {
  private static final int MOST_ROLLS = 600;

  private final SharedGame table;
  private final List<CardTeam> teams;
  private final Map<String, ScriptedManager> managers = new HashMap<>();
  private final Map<String, String> answered = new HashMap<>();
  private int decisions;

  private DigitalGame(SharedGame table, List<CardTeam> teams) {
    this.table = table;
    this.teams = teams;
  }

  /**
   * Plays a game of the {@code pd} league to its end.
   *
   * @param lasting whether it is a whole game with starters who last, or three innings with
   *     starters who are tired after one and a runner on second base from the start
   */
  static DigitalGame played(int port, boolean lasting, long seed) {
    RestClient rest = new RestClient(port);
    List<CardTeam> teams = teams(rest, lasting);
    JsonObject options =
        new JsonObject()
            .put("before_roll", "ready")
            .put("plans", "sealed")
            .put("rulings", "agreed");
    if (!lasting) {
      JsonObject runner = new JsonObject().put("base", 2).put("from_inning", 1);
      options.put("innings", 3).put("extra_runner", runner);
    }
    JsonObject form =
        new JsonObject()
            .put("league", "pd")
            .put("card_sets", new JsonArray(teams.stream().map(CardTeam::hash).toList()))
            .put("options", options)
            .put("away", side("Houston", "alice", teams.get(0)))
            .put("home", side("Washington", "bob", teams.get(1)));
    String id = rest.post("/api/games", rest.token("carol"), form).getString("game_id");
    try (SharedGame table = new SharedGame(port, rest, id)) {
      DigitalGame game = new DigitalGame(table, teams);
      game.sitDown("alice", "away", teams.get(0), seed);
      game.sitDown("bob", "home", teams.get(1), seed + 1);
      game.managers.values().forEach(ScriptedManager::commits);
      game.managers.values().forEach(ScriptedManager::opens);
      game.playToTheEnd();
      return game;
    }
  }

  private static List<CardTeam> teams(RestClient rest, boolean lasting) {
    String carol = rest.token("carol");
    return rest.get("/api/card-sets", carol).getJsonArray("card_sets").stream()
        .map(set -> ((JsonObject) set).getString("hash"))
        .map(hash -> CardTeam.of(hash, rest.get("/api/card-sets/" + hash, carol), lasting))
        .sorted(Comparator.comparing(CardTeam::isHouston).reversed())
        .toList();
  }

  private static JsonObject side(String name, String manager, CardTeam team) {
    return new JsonObject().put("name", name).put("manager", manager).put("lineup", team.lineup());
  }

  private void sitDown(String user, String side, CardTeam team, long seed) {
    GameClient client = table.joined(user);
    managers.put(side, new ScriptedManager(user, side, client, table.game(), team, seed));
  }

  private void playToTheEnd() {
    JsonObject state = table.standing().getJsonObject("state");
    for (int rolls = 0; !state.getString("status").equals("completed"); rolls++) {
      assertThat(rolls).as("rolls of game " + id()).isLessThan(MOST_ROLLS);
      state = pitch(state);
    }
  }

  private JsonObject pitch(JsonObject state) {
    boolean away = state.getString("at_bat").equals("away");
    ScriptedManager batting = manager(away ? "away" : "home");
    ScriptedManager fielding = manager(away ? "home" : "away");
    batting.waitsFor(fielding.looksAtThePitcher(state));
    fielding.waitsFor(batting.ready(state));
    batting.waitsFor(fielding.ready(state));
    JsonObject frame = batting.bats();
    while (frame.getString("event").equals("decision_needed")) {
      JsonObject asked = data(frame);
      ScriptedManager manager = manager(asked.getString("side"));
      boolean sleeps = decisions++ == 0;
      String by = asked.getString("side").equals("away") ? "alice" : "bob";
      answered.put(asked.getString("decision_id"), sleeps ? "" : by);
      frame = sleeps ? manager.sleepsOver(frame) : manager.decides(frame);
    }
    JsonObject play = frame;
    managers.values().forEach(each -> each.hears(play));
    return data(play).getJsonObject("state");
  }

  private ScriptedManager manager(String side) {
    ScriptedManager manager = managers.get(side);
    assertThat(manager).as(side).isNotNull();
    return manager;
  }

  String id() {
    return table.game();
  }

  RestClient rest() {
    return table.restClient();
  }

  /** The visitors and the home side. */
  List<CardTeam> teams() {
    return teams;
  }

  /** Who answered each decision, by its id; nobody (empty) where its time was up. */
  Map<String, String> answered() {
    return Map.copyOf(answered);
  }

  JsonObject read(String path) {
    return rest().get("/api/games/" + id() + path, rest().token("carol"));
  }
}
