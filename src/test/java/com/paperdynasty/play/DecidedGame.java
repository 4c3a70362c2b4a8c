package com.paperdynasty.play;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.file.CardSetJson;
import com.paperdynasty.game.CardsEverywhere;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A game between alice and bob in which each cell of each card lets runners go on. */
final class DecidedGame {
  private static final int MOST_PLAYS = 40;

  private DecidedGame() {}

  /** A game of a digital league, on the server at a port. */
  static SharedGame created(int port, String league) {
    RestClient rest = new RestClient(port);
    String alice = rest.token("alice");
    JsonArray hashes = new JsonArray();
    CardsEverywhere.of(CardOutcome.of(Outcome.SINGLE_UNCAPPED))
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
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "bob"));
    return new SharedGame(port, rest, rest.post("/api/games", alice, order).getString("game_id"));
  }

  /** Rolls, and lets the server read, until it asks; the answer to the reading. */
  static JsonObject asked(SharedGame table, GameClient alice) {
    JsonObject auto = table.about().put("auto", true);
    for (int i = 0; i < MOST_PLAYS; i++) {
      table.roll(alice);
      JsonObject answer = alice.command("submit_manual_outcome", auto);
      if (answer.getString("event").equals("decision_needed")) {
        return answer;
      }
    }
    throw new AssertionError("nobody was asked");
  }

  /** The data of an answer. */
  static JsonObject answer(SharedGame table, JsonObject decision, String option) {
    return table
        .about()
        .put("decision_id", decision.getString("decision_id"))
        .put("option", option);
  }
}
