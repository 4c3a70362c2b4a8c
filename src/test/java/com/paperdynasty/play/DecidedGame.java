package com.paperdynasty.play;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.file.CardSetJson;
import com.paperdynasty.game.CardsEverywhere;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A game between alice and bob in which each cell of each card lets runners go on. */
final class DecidedGame {
  private static final int MOST_PLAYS = 40;
  private static final String SUBMIT = "submit_manual_outcome";

  private DecidedGame() {}

  /** A game of a digital league, on the server at a port. */
  static SharedGame created(int port, String league) {
    return created(port, league, 0);
  }

  /** The same with a chance to be injured, up to 20 of 20, for each batter. */
  static SharedGame created(int port, String league, int injury) {
    RestClient rest = new RestClient(port);
    String alice = rest.token("alice");
    JsonArray hashes = new JsonArray();
    CardsEverywhere.of(CardOutcome.of(Outcome.SINGLE_UNCAPPED), injury)
        .sets()
        .forEach(
            set -> {
              JsonObject body = new JsonObject(CardSetJson.set(set).toString());
              hashes.add(rest.post("/api/card-sets", alice, body).getString("hash"));
            });
    JsonObject order =
        new JsonObject()
            .put("league", league)
            .put("card_sets", hashes)
            .put("options", new JsonObject().put("before_roll", "free"))
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "bob"));
    return new SharedGame(port, rest, rest.post("/api/games", alice, order).getString("game_id"));
  }

  /** Rolls, and lets the server read, until it asks; the answer to the reading. */
  static JsonObject asked(SharedGame table, GameClient alice) {
    JsonObject auto = table.about().put("auto", true);
    for (int i = 0; i < MOST_PLAYS; i++) {
      table.roll(alice);
      JsonObject answer = alice.command(SUBMIT, auto);
      if (answer.getString("event").equals("decision_needed")) {
        return answer;
      }
    }
    throw new AssertionError("nobody was asked");
  }

  /**
   * Plays, with the defaults of all decisions, until the next roll is refused because somebody is
   * injured; the data of their injury. One roll of 20 asks for one.
   */
  static JsonObject injured(SharedGame table, GameClient alice) {
    for (int i = 0; i < 10 * MOST_PLAYS; i++) {
      JsonObject rolled = alice.command("roll_dice", table.about());
      if (rolled.getString("event").equals("error")) {
        return alice.await("player_injured").getJsonObject("data");
      }
      int from = alice.count();
      alice.command(SUBMIT, table.about().put("auto", true));
      defaults(table, alice, from);
    }
    throw new AssertionError("nobody was injured");
  }

  /** Takes the defaults until the play is resolved. Alice has created the game and judges it. */
  private static void defaults(SharedGame table, GameClient alice, int from) {
    int next = from;
    while (true) {
      JsonObject frame = alice.await(next, DecidedGame::goesOn);
      if (frame.getString("event").equals("play_resolved")) {
        return;
      }
      next = alice.count();
      JsonObject decision = frame.getJsonObject("data");
      alice.ask("submit_decision", answer(table, decision, decision.getString("default")));
    }
  }

  /** Whether a play goes on with that frame, by another decision or by its end. */
  static boolean goesOn(JsonObject frame) {
    return List.of("decision_needed", "play_resolved").contains(frame.getString("event"));
  }

  /** The data of an answer. */
  static JsonObject answer(SharedGame table, JsonObject decision, String option) {
    return table
        .about()
        .put("decision_id", decision.getString("decision_id"))
        .put("option", option);
  }
}
