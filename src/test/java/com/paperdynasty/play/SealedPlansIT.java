package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The same three innings twice over sockets, with another plan for the last roll. But for ids,
 * times and dice, the others get the same before that roll. {@code SealedPlansTest} does so for
 * every roll, to the byte.
 */
@RunsInParallel
class SealedPlansIT {
  private static final List<String> HALF =
      List.of("walk", "strikeout", "strikeout", "walk", "strikeout");
  private static final int ROLLS = 6 * HALF.size();
  private static final List<String> USERS = List.of("alice", "bob", "carol", "sam");

  /** What a user can read: the path below the game. */
  private static final List<String> READS =
      List.of("", "/log", "/log?after=100", "/plays", "/boxscore", "/quick-table", "/dice");

  @Test
  void nothingDependsOnAPlanBeforeItsRoll() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (TestNode node =
        TestNode.start(Map.of("PD_LIMITS_EXEMPT", "127.0.0.1", "PD_RECORDS_INTERVAL_MS", "20"))) {
      Map<String, List<String>> plain = new Played(vertx, node).upToTheLastRoll("{}");
      Map<String, List<String>> planned =
          new Played(vertx, node).upToTheLastRoll("{\"play\":\"hit_and_run\",\"steal\":[2]}");

      for (String user : List.of("alice", "carol", "sam")) {
        assertThat(planned.get(user)).as("what %s gets", user).isEqualTo(plain.get(user));
      }
      assertThat(planned.get("bob")).as("it is his own plan").isNotEqualTo(plain.get("bob"));
      assertThat(String.join("\n", plain.get("sam")))
          .as("plans come with their rolls")
          .contains("sacrifice_bunt");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** A game of Alice's (away) and Bob's, who bats at the end. Carol administers it, Sam watches. */
  private static final class Played {
    private final RestClient restClient;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, GameClient> clients = new LinkedHashMap<>();
    private final String game;
    private long seq;

    Played(Vertx vertx, TestNode node) {
      restClient = new RestClient(node.port());
      USERS.forEach(user -> tokens.put(user, restClient.token(user)));
      JsonObject form =
          new JsonObject()
              .put("league", "sba")
              .put("public", true)
              .put("options", new JsonObject().put("before_roll", "ready").put("plans", "sealed"))
              .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
              .put("home", new JsonObject().put("name", "Millers").put("manager", "bob"));
      game = restClient.post("/api/games", tokens.get("carol"), form).getString("game_id");
      for (String user : USERS) {
        GameClient client = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port());
        client.ask("connect", new JsonObject().put("token", tokens.get(user)));
        String role = user.equals("sam") ? "spectator" : "player";
        client.ask("join_game", about().put("role", role));
        clients.put(user, client);
      }
      seq = 1;
    }

    private JsonObject about() {
      return new JsonObject().put("game_id", game);
    }

    Map<String, List<String>> upToTheLastRoll(String lastPlan) {
      for (int roll = 0; roll < ROLLS - 1; roll++) {
        boolean runner = roll % HALF.size() > 0;
        ready(batting(roll), runner ? "{\"play\":\"sacrifice_bunt\",\"steal\":[1]}" : "{}");
        ready(fielding(roll), "{\"infield\":\"in\"}");
        tell("alice", "roll_dice", about().put("seen", seq), "dice_rolled");
        String outcome = HALF.get(roll % HALF.size());
        tell(batting(roll), "submit_manual_outcome", about().put("outcome", outcome), "play");
      }
      ready("bob", lastPlan);
      ready("alice", "{\"infield\":\"back\"}");
      Map<String, List<String>> got = new HashMap<>();
      List<String> audit = auditUpToHere();
      for (String user : USERS) {
        got.put(user, everythingFor(user, audit));
      }
      clients.values().forEach(GameClient::close);
      return got;
    }

    private static String batting(int roll) {
      return roll / HALF.size() % 2 == 0 ? "alice" : "bob";
    }

    private static String fielding(int roll) {
      return batting(roll).equals("alice") ? "bob" : "alice";
    }

    private void ready(String user, String plan) {
      tell(user, "ready", about().put("seen", seq).put("plan", new JsonObject(plan)), "side_ready");
    }

    /** Sends a command, and waits until everybody has its answer. */
    private void tell(String user, String event, JsonObject data, String answer) {
      JsonObject answered = clients.get(user).command(event, data);
      assertThat(answered.getString("event")).as("%s", answered).startsWith(answer);
      seq = answered.getLong("seq");
      clients.values().forEach(client -> client.await(frame -> frame.getLong("seq", 0L) == seq));
    }

    /** The audit is written a moment later. The last command in it is the last in the game. */
    private List<String> auditUpToHere() {
      clients.get("alice").ask("end_game", about().put("reason", "the last line"));
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!String.join("\n", audit()).contains("the last line")) {
        assertThat(System.nanoTime()).as("the audit").isLessThan(until);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      return audit();
    }

    /** Every line of the audit, as Carol reads it. */
    private List<String> audit() {
      List<String> lines = new ArrayList<>();
      JsonArray page;
      long after = 0;
      do {
        page = new JsonObject(read("carol", "/audit?after=" + after)).getJsonArray("entries");
        for (int i = 0; i < page.size(); i++) {
          JsonObject line = page.getJsonObject(i);
          after = line.getLong("audit_id");
          line.remove("audit_id");
          lines.add(line.encode());
        }
      } while (!page.isEmpty());
      return lines;
    }

    private String read(String user, String path) {
      return restClient.getRaw("/api/games/" + game + path, tokens.get(user), null).body();
    }

    /** All frames and reads, in any order, without what is drawn for each game. */
    private List<String> everythingFor(String user, List<String> audit) {
      GameClient client = clients.get(user);
      client.ask("request_game_state", about().put("last_seq", 0));
      client.await(frame -> frame.getLong("seq", 0L) == seq && frame.containsKey("replay"));
      client.ask("preview_outcome", about().put("outcome", "walk"));
      client.ask("set_defense", about().put("infield", "in"));
      List<String> texts = new ArrayList<>();
      client.heard().stream()
          .map(JsonObject::encode)
          .filter(text -> !text.contains("connected\"") && !text.contains("\"participants\""))
          .forEach(texts::add);
      READS.forEach(path -> texts.add(read(user, path)));
      if (user.equals("carol")) {
        texts.addAll(audit);
      }
      return texts.stream().map(Played::withoutChance).sorted().toList();
    }

    private static String withoutChance(String text) {
      return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid")
          .replaceAll("\\b[0-9a-f]{64}\\b", "hash")
          .replaceAll("\\b[0-9a-f]{16}\\b", "roll")
          .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "time")
          .replaceAll("\"(d6_\\w+|chaos_d20|resolution_d20)\":\\d+", "\"$1\":0")
          .replaceAll("\"(check_\\w+)\":(true|false)", "\"$1\":false")
          .replaceAll("\"id\":\\d+", "\"id\":0");
    }
  }
}
