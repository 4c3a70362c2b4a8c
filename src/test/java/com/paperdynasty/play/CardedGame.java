package com.paperdynasty.play;

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

  /** The dice are any, so one of two outcomes is on the card at most. */
  void takesOnlyWhatTheCardsSay() {
    try (SharedGame table = new SharedGame(port, restClient, created())) {
      GameClient alice = table.joined("alice");
      table.roll(alice);
      JsonObject homerun = table.about().put("outcome", "homerun");
      JsonObject triple = table.about().put("outcome", "triple");
      boolean possible = alice.ask("preview_outcome", homerun).getString("event").endsWith("preview");
      JsonObject rejected =
          isRejected(
              alice.ask(SUBMIT, possible ? triple : homerun),
              "Outcome does not match the card",
              "outcome");

      String[] allowed = rejected.getJsonArray("errors").getString(0).split(" ", -1);
      JsonObject printed = table.about().put("outcome", allowed[0]);
      if (allowed.length > 1) {
        printed.put("hit_location", allowed[1]);
      }
      if (allowed.length > 2) {
        printed.put("bases", Integer.parseInt(allowed[2]));
      }
      JsonObject answer = alice.ask(SUBMIT, printed);
      assertThat(data(answer).getString("message", "")).doesNotContain("card");
    }
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
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "bob"));
    String unknown = "0".repeat(64);
    HttpResponse<String> refused =
        restClient.postRaw(
            "/api/games", alice, order.copy().put("card_sets", new JsonArray().add(unknown)).encode());
    assertThat(HttpRowsIT.problem(refused, 422, "invalid").getString("field"))
        .isEqualTo("card_sets");
    return restClient.post("/api/games", alice, order).getString("game_id");
  }
}
