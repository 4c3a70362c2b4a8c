package com.paperdynasty.web;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Plays a real game of the sample at a server, as far as is wanted. The dice are the server's. */
final class RealGamePlayer implements AutoCloseable {
  private static final List<String> REFUSALS = List.of("error", "outcome_rejected");
  private static final List<String> DEFENSE =
      List.of("infield", "hold_runners", "outfield", "guard_lines", "pitch_around");

  private final JsonArray log;
  private final String game;
  private final Map<String, GameClient> managers;
  private JsonObject state = new JsonObject();
  private int at;

  private RealGamePlayer(JsonArray log, String game, Map<String, GameClient> managers) {
    this.log = log;
    this.game = game;
    this.managers = managers;
  }

  /**
   * Creates the game, with teams by these names.
   *
   * @param away the id of the visitors' manager, who creates it
   */
  static RealGamePlayer of(String id, int port, Vertx vertx, JsonObject away, JsonObject home) {
    JsonArray log = new JsonArray(RealGameLog.of(id).frames());
    JsonObject created = log.getJsonObject(0).getJsonObject("data");
    RestClient restClient = new RestClient(port);
    String admin = restClient.token(away.getString("manager"));
    JsonObject body =
        new JsonObject()
            .put("league", "sba")
            .put("public", true)
            .put("options", created.getJsonObject("options"))
            .put("away", withLineup(away, created.getJsonObject("away")))
            .put("home", withLineup(home, created.getJsonObject("home")));
    String game = restClient.post("/api/games", admin, body).getString("game_id");
    Map<String, GameClient> managers =
        Map.of("away", join(vertx, port, game, away), "home", join(vertx, port, game, home));
    return new RealGamePlayer(log, game, managers);
  }

  private static JsonObject withLineup(JsonObject team, JsonObject created) {
    return team.copy().put("lineup", created.getJsonArray("lineup"));
  }

  private static GameClient join(Vertx vertx, int port, String game, JsonObject team) {
    String token = new RestClient(port).token(team.getString("manager"));
    GameClient client = GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, token);
    client.command("join_game", new JsonObject().put("game_id", game).put("role", "player"));
    return client;
  }

  String game() {
    return game;
  }

  /** The side at bat. */
  String atBat() {
    return state.getString("at_bat", "away");
  }

  /** Says something to everybody in the room. */
  RealGamePlayer says(String side, String text) {
    give(side, "send_message", new JsonObject().put("channel", "game").put("text", text));
    return this;
  }

  /**
   * Plays on until an event has happened that is as wanted, or to the end.
   *
   * @param wanted the name of the event, and the state of the game after the last play
   */
  RealGamePlayer until(BiPredicate<String, JsonObject> wanted) {
    boolean found = false;
    while (!found && at < log.size() - 1) {
      JsonObject frame = log.getJsonObject(++at);
      String event = frame.getString("event");
      play(event, frame.getJsonObject("data"));
      found = wanted.test(event, state);
    }
    return this;
  }

  private void play(String event, JsonObject data) {
    String batting = atBat();
    switch (event) {
      case "dice_rolled" -> give(batting, "roll_dice", new JsonObject());
      case "play_resolved" -> {
        give(batting, "submit_manual_outcome", data.getJsonObject("submission"));
        state = data.getJsonObject("state");
      }
      case "defense_set" ->
          give(batting.equals("away") ? "home" : "away", "set_defense", only(data, DEFENSE));
      case "substitution_made" ->
          give(data.getString("side"), "substitute", only(data, List.of("side", "changes")));
      default -> {}
    }
  }

  private static JsonObject only(JsonObject data, List<String> fields) {
    JsonObject only = data.copy();
    only.fieldNames().retainAll(fields);
    return only;
  }

  private void give(String side, String command, JsonObject said) {
    JsonObject answer = managers.get(side).command(command, said.copy().put("game_id", game));
    if (REFUSALS.contains(answer.getString("event"))) {
      throw new AssertionError(command + " " + said + " was refused: " + answer);
    }
  }

  @Override
  public void close() {
    managers.values().forEach(GameClient::close);
  }
}
