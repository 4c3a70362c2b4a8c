package com.paperdynasty.app;

import static com.paperdynasty.app.GameFixtures.created;
import static com.paperdynasty.app.GameFixtures.refused;
import static com.paperdynasty.app.GameFixtures.rows;
import static com.paperdynasty.app.HttpCalls.json;
import static com.paperdynasty.harness.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Games are packed, games are deleted, users are erased. */
@RunsInParallel
class DataRetentionIT {

  @RegisterExtension
  private static final NodeExtension node =
      new NodeExtension(Map.of("PD_LOBBY_SWEEP_INTERVAL_MS", "50"));

  @Test
  void deletedGameIsGoneForJoinedClients() throws Exception {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      String path = "/api/games/" + table.game();
      HttpCalls root = new HttpCalls(node.port(), table.token("root"));
      table.at("alice").command("roll_dice", table.about());
      table.say("alice", "game", "hello");
      assertThat(deleted(root.as(table.token("dave")), path)).isEqualTo(403);
      HttpResponse<String> started = root.as(table.token("carol")).method("DELETE", path, "");
      assertThat(refused(started, 409, "conflict").getString("detail")).contains("started");
      assertThat(deleted(root.as(null), path)).isEqualTo(401);
      assertThat(deleted(root, "/api/games/none")).isEqualTo(422);

      assertThat(deleted(root, path)).isEqualTo(204);

      for (String user : ChatGame.EVERYBODY) {
        JsonObject left = table.at(user).await("game_left").getJsonObject("data");
        assertThat(left.getString("game_id")).isEqualTo(table.game());
      }
      JsonObject late = table.at("alice").ask("roll_dice", table.about());
      assertThat(late.getJsonObject("data").getString("code")).isEqualTo("not_found");
      assertThat(deleted(root, path)).isEqualTo(404);
      for (String kept : new String[] {"games", "logged_events", "plays", "commands", "messages"}) {
        assertThat(rows(node.database(), kept, table.game())).as(kept).isZero();
      }
      until(() -> lines(table.game(), "delete_game").size() == 2);
      assertThat(lines(table.game(), "delete_game")).containsExactly("root|null", "root|not_found");
    }
  }

  @Test
  void adminMayDeleteAnUnstartedGame() throws Exception {
    String game = created(node.calls("hal"));
    String ended = created(node.calls("hal"));
    try (GameClient hal = node.connected("hal")) {
      hal.command("end_game", new JsonObject().put("game_id", ended).put("reason", "rain"));
    }
    assertThat(deleted(node.calls("ida"), "/api/games/" + game)).isEqualTo(403);

    assertThat(deleted(node.calls("hal"), "/api/games/" + game)).isEqualTo(204);
    assertThat(deleted(node.calls("hal"), "/api/games/" + ended)).isEqualTo(204);

    assertThat(deleted(node.calls("hal"), "/api/games/" + game)).isEqualTo(404);
    assertThat(rows(node.database(), "games", game) + rows(node.database(), "games", ended))
        .isZero();
  }

  @Test
  void packedGameIsReadAndContinuedAsBefore() throws Exception {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      String game = table.game();
      for (String outcome : new String[] {"homerun", "walk", "popout"}) {
        table.at("alice").command("roll_dice", table.about());
        table.at("alice").command("submit_manual_outcome", table.about().put("outcome", outcome));
      }
      table.at("carol").command("end_game", table.about().put("reason", "rain"));
      HttpCalls dave = new HttpCalls(node.port(), table.token("dave"));
      String path = "/api/games/" + game;
      List<String> reads = List.of("", "/log", "/plays", "/boxscore", "/dice");
      List<String> before = new ArrayList<>();
      for (String read : reads) {
        before.add(dave.get(path + read).body());
      }

      node.database()
          .execute(
              "UPDATE games SET turned_at = now() - interval '61 minutes' WHERE game_id = '%s'"
                  .formatted(game));
      until(() -> rows(node.database(), "packed_events", game) == 1);

      assertThat(rows(node.database(), "logged_events", game)).isZero();
      for (int i = 0; i < reads.size(); i++) {
        assertThat(dave.get(path + reads.get(i)).body()).isEqualTo(before.get(i));
      }
      table.at("carol").command("undo_play", table.about().put("reason", "misread"));
      JsonObject again =
          table
              .at("alice")
              .command("submit_manual_outcome", table.about().put("outcome", "single"));
      assertThat(again.getString("event")).as(again.encode()).isEqualTo("play_resolved");
      assertThat(again.getJsonObject("data").getInteger("play_number")).isEqualTo(3);
      JsonArray plays = json(dave.get(path + "/plays")).getJsonArray("plays");
      assertThat(plays).hasSize(3);
      assertThat(table.restClient().log(game, table.token("dave")))
          .hasSize(again.getInteger("seq"));
    }
  }

  @Test
  void erasedUserHasNoNameAnywhereAndTheGameGoesOn() throws Exception {
    try (ChatGame table = new ChatGame(node.port(), "sba").seated()) {
      String game = table.game();
      HttpCalls root = new HttpCalls(node.port(), table.token("root"));
      String bobs = "SELECT count(*) FROM %s WHERE %s";
      table.at("bob").command("roll_dice", table.about());
      table.say("bob", "game", "hello from bob");
      table.at("alice").command("submit_manual_outcome", table.about().put("outcome", "walk"));
      String hashes =
          "SELECT encode(state_hash, 'hex') FROM logged_events WHERE game_id = '%s' ORDER BY seq"
              .formatted(game);
      List<String> before = node.database().query(hashes);
      until(() -> count(bobs.formatted("audit_people", "name = 'bob'")) > 0);
      assertThat(deleted(root.as(table.token("bob")), "/api/users/bob")).isEqualTo(403);
      assertThat(deleted(root.as(null), "/api/users/bob")).isEqualTo(401);
      assertThat(deleted(root, "/api/users/%20")).isEqualTo(422);
      assertThat(deleted(root, "/api/users/" + "b".repeat(501))).isEqualTo(422);

      assertThat(deleted(root, "/api/users/bob")).isEqualTo(204);
      assertThat(deleted(root, "/api/users/bob")).isEqualTo(204);
      assertThat(deleted(root, "/api/users/nobody")).isEqualTo(204);

      for (String named :
          List.of(
              "game_names WHERE user_id = 'bob' AND name <> ''",
              "games WHERE summary LIKE '%\"bob\"%' AND game_id = '" + game + "'",
              "messages WHERE from_id = 'bob' AND (name <> '' OR text <> '')",
              "audit_people WHERE user_id = 'bob' AND (name <> '' OR address <> '')",
              "activity WHERE user_id = 'bob'")) {
        assertThat(count("SELECT count(*) FROM " + named)).as(named).isZero();
      }
      HttpCalls dave = root.as(table.token("dave"));
      String path = "/api/games/" + game;
      until(() -> !get(dave, path).contains("\"name\":\"bob\""));
      assertThat(get(dave, "/api/games?status=in_progress"))
          .contains(game)
          .doesNotContain("\"name\":\"bob\"");
      JsonObject roll = table.at("alice").command("roll_dice", table.about());
      assertThat(roll.getString("event")).as(roll.encode()).isEqualTo("dice_rolled");
      assertThat(node.database().query(hashes)).startsWith(before.toArray(String[]::new));
      assertThat(table.read("dave", "")).containsExactly("");
    }
  }

  private static long count(String query) {
    return Long.parseLong(node.database().query(query).get(0));
  }

  private static String get(HttpCalls httpCalls, String path) {
    try {
      return httpCalls.get(path).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static int deleted(HttpCalls httpCalls, String path) throws Exception {
    return httpCalls.method("DELETE", path, "").statusCode();
  }

  private static List<String> lines(String game, String event) {
    return node.database()
        .query(
            ("SELECT user_id, coalesce(code, 'null') FROM audit_lines JOIN audit_people"
                    + " USING (month, person_id) WHERE game_id = '%s' AND event = '%s'"
                    + " AND user_id = 'root' ORDER BY audit_id")
                .formatted(game, event));
  }
}
