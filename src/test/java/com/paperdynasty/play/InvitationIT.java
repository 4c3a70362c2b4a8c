package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who has joined with an invitation need not send it again while in the room. */
@RunsInParallel
class InvitationIT {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/plays", "/log", "/boxscore", "/quick-table", "/retrosheet", "/dice"})
  void invitedSpectatorReadsTheGame(String what) {
    try (SharedGame table = new SharedGame()) {
      JsonObject hidden = hidden(table);
      String path = "/api/games/" + hidden.getString("game_id") + what;
      String token = table.restClient().token("carol");
      assertThat(table.restClient().getRaw(path, token, null).statusCode()).isEqualTo(404);

      GameClient carol = table.connected("carol");
      joined(carol, hidden);
      carol.await("user_connected");
      assertThat(table.restClient().getRaw(path, token, null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void guessedInvitationGivesNoAccess() {
    try (SharedGame table = new SharedGame()) {
      JsonObject hidden = hidden(table);
      hidden.getJsonObject("invitations").put("watch", "A".repeat(22));

      JsonObject refused =
          table.connected("carol").ask("join_game", joining(hidden)).getJsonObject("data");

      assertThat(refused.getString("code")).isEqualTo("not_found");
    }
  }

  private static JsonObject hidden(SharedGame table) {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("public", false)
            .put("home", new JsonObject().put("name", "Millers").put("manager", "alice"))
            .put("away", new JsonObject().put("name", "Owls"));
    return table.restClient().post("/api/games", table.restClient().token("alice"), order);
  }

  private static void joined(GameClient client, JsonObject game) {
    assertThat(client.ask("join_game", joining(game)).getString("event")).isEqualTo("game_joined");
  }

  private static JsonObject joining(JsonObject game) {
    return new JsonObject()
        .put("game_id", game.getString("game_id"))
        .put("role", "spectator")
        .put("invitation", game.getJsonObject("invitations").getString("watch"));
  }
}
