package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.is;
import static com.paperdynasty.play.ProtocolRows.isRejected;
import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/** A game with the cards of the two teams that come with the program. */
final class CardedGame {
  private static final String SUBMIT = "submit_manual_outcome";

  private final int port;
  private final RestClient restClient;

  CardedGame(int port) {
    this.port = port;
    this.restClient = new RestClient(port);
  }

  /**
   * What the cell does not say is refused, and the server reads what it says. The dice are any, so
   * one of two outcomes is on the card at most.
   */
  void takesOnlyWhatTheCardsSay() {
    try (SharedGame table = new SharedGame(port, restClient, created())) {
      GameClient alice = table.joined("alice");
      table.roll(alice);
      JsonObject homerun = table.about().put("outcome", "homerun");
      JsonObject triple = table.about().put("outcome", "triple");
      boolean possible =
          alice.ask("preview_outcome", homerun).getString("event").endsWith("preview");
      JsonObject rejected =
          isRejected(
              alice.ask(SUBMIT, possible ? triple : homerun),
              "Outcome does not match the card",
              "outcome");

      String[] allowed = rejected.getJsonArray("errors").getString(0).split(" ", -1);
      JsonObject accepted =
          is(
              alice.ask(SUBMIT, table.about().put("auto", true)),
              "outcome_accepted",
              "game_id outcome hit_location");
      assertThat(accepted.getString("outcome")).isEqualTo(allowed[0]);
      assertThat(accepted.getString("hit_location"))
          .isEqualTo(allowed.length > 1 ? allowed[1] : null);
      assertThat(data(alice.await("play_resolved")).getInteger("play_number")).isEqualTo(1);
      hand(alice, table);
    }
  }

  private static void hand(GameClient alice, SharedGame table) {
    JsonObject hand =
        is(
            alice.ask("request_hand_cards", table.about()),
            "hand_cards",
            "game_id team_id cards bench");
    assertThat(hand.getJsonArray("cards"))
        .hasSize(10)
        .allSatisfy(
            shown ->
                assertThat(((JsonObject) shown).getJsonObject("card").fieldNames())
                    .contains("id", "batting", "ratings"));
    JsonObject asked = table.about().put("players", new JsonArray().add("kempt001"));
    JsonObject one = data(alice.ask("request_hand_cards", asked));
    assertThat(one.getJsonArray("cards")).isEmpty();
    assertThat(one.getJsonArray("bench")).hasSize(1);
  }

  private String created() {
    String alice = restClient.token("alice");
    JsonArray hashes = new JsonArray();
    restClient
        .get("/api/card-sets", alice)
        .getJsonArray("card_sets")
        .forEach(set -> hashes.add(((JsonObject) set).getString("hash")));
    JsonObject order =
        new JsonObject()
            .put("league", "pd")
            .put("card_sets", hashes)
            .put("options", new JsonObject().put("before_roll", "free"))
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "bob"));
    String unknown = "0".repeat(64);
    HttpResponse<String> refused =
        restClient.postRaw(
            "/api/games",
            alice,
            order.copy().put("card_sets", new JsonArray().add(unknown)).encode());
    assertThat(HttpRowsIT.problem(refused, 422, "invalid").getString("field"))
        .isEqualTo("card_sets");
    return restClient.post("/api/games", alice, order).getString("game_id");
  }
}
