package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.harness.XhrPollingSession;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One test for each event of the server in {@code asyncapi.yaml}, with its fields, in a story in
 * which all of them occur.
 */
@RunsInParallel
class ServerEventRowsIT {
  /** The data's fields; one with {@code ?} may be missing. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          // Logged.
          Map.entry(
              "game_created",
              "game_id at league rules_hash public options away home admin umpire"
                  + " dice_forms commitment"),
          Map.entry("seat_taken", "game_id at side user_id name ready?"),
          Map.entry("seat_opened", "game_id at side by user_id ready?"),
          Map.entry("entropy_committed", "game_id at side by round commitment"),
          Map.entry("entropy_given", "game_id at side user_id by entropy round? bytes?"),
          Map.entry(
              "extra_rolled",
              "game_id at extra_id form index dice total roll_id roll_number? play_number? label"
                  + " rolled_by by?"),
          Map.entry("lineup_set", "game_id at side by lineup lineups"),
          Map.entry("game_started", "game_id at state"),
          Map.entry(
              "dice_rolled",
              "game_id at roll_id roll_number reissue_of rolled_by d6_one d6_two_a d6_two_b"
                  + " d6_two_total chaos_d20 resolution_d20 check_wild_pitch check_passed_ball"
                  + " timestamp expires_at message dice?"),
          Map.entry(
              "play_resolved",
              "game_id at play_number outcome hit_location description notation outs_recorded"
                  + " runs_scored batter_result runners_advanced errors is_hit is_out is_walk"
                  + " wpa re24 li roll_id submitted_by batter pitcher submission state"),
          Map.entry(
              "decision_needed",
              "game_id at decision_id roll_id side kind options default until read_by"),
          Map.entry("decision_made", "game_id at decision_id option by"),
          Map.entry("player_injured", "game_id at side player_id name play_number state"),
          Map.entry("defense_set", "game_id at by infield hold_runners"),
          Map.entry("substitution_made", "game_id at side by changes lineups state"),
          Map.entry("roll_voided", "game_id at by roll_id roll_number reason"),
          Map.entry(
              "play_undone",
              "game_id at by play_number reason commitment later_rolls pending_roll lineups state"),
          Map.entry(
              "ruling_proposed",
              "game_id at proposal_id ruling by side reason play_number roll_id correction until"),
          Map.entry("ruling_answered", "game_id at proposal_id by accepted"),
          Map.entry("play_disputed", "game_id at play_number by side text"),
          Map.entry("side_ready", "game_id at side ready by budget_ends_at plan? sides redacted?"),
          Map.entry("announcement", "game_id at from name text"),
          Map.entry(
              "game_completed",
              "game_id at winner reason note decisions scorers_choice seed state"),
          Map.entry("decision_changed", "game_id at by winning_pitcher decisions scorers_choice"),
          // Not logged.
          Map.entry(
              "connected",
              "user_id name session_id protocol server_time heartbeat_interval_ms"
                  + " token_expires_at"),
          Map.entry("token_expiring", "token_expires_at"),
          Map.entry("token_refreshed", "token_expires_at"),
          Map.entry("heartbeat_ack", "server_time"),
          Map.entry(
              "game_joined",
              "game_id role sides seq state lineups setup participants pending_roll"),
          Map.entry("game_left", "game_id"),
          Map.entry(
              "game_state_sync",
              "game_id seq state lineups setup recent_plays pending_roll timestamp"),
          Map.entry("user_connected", "game_id user_id name role sides connections"),
          Map.entry("user_disconnected", "game_id user_id reason"),
          Map.entry("user_muted", "game_id user_id by seconds until"),
          Map.entry("outcome_accepted", "game_id outcome hit_location"),
          Map.entry(
              "outcome_preview",
              "game_id seq description notation outs_recorded runs_scored batter_result"
                  + " runners_advanced state needs"),
          Map.entry("outcome_rejected", "message field errors?"),
          Map.entry("hand_cards", "game_id team_id cards"),
          Map.entry("player_action", "game_id user_id action"),
          Map.entry("chat_message", "game_id message_id channel from name to? text at"),
          Map.entry("server_draining", "reconnect_after_ms"),
          Map.entry("closing", "code reason"),
          Map.entry("error", "message code field? errors? retry_after_ms? error_id?"));

  private static final List<JsonObject> heard = new ArrayList<>();
  private static SharedGame table;

  @BeforeAll
  static void tell() throws Exception {
    table = new SharedGame();
    wholeGame();
    openSeat();
    cards();
    tokens();
    polling();
    farewell();
  }

  @AfterAll
  static void close() {
    table.close();
    heard.clear();
  }

  @TestFactory
  Stream<DynamicTest> rows() {
    return new TreeMap<>(ROWS)
        .entrySet().stream()
            .map(
                row ->
                    DynamicTest.dynamicTest(
                        row.getKey(), () -> everyOne(row.getKey(), row.getValue())));
  }

  @Test
  void everyServerEventHasARow() {
    assertThat(ROWS.keySet()).isEqualTo(ServedDocuments.events());
  }

  @Test
  void noOtherEventIsReceived() {
    assertThat(heard).allSatisfy(ServedDocuments::frame);
  }

  private static void everyOne(String event, String fields) {
    List<JsonObject> frames =
        heard.stream().filter(frame -> frame.getString("event").equals(event)).toList();
    Set<String> may = new TreeSet<>(List.of(fields.replace("?", "").split(" ", -1)));
    Set<String> must =
        Stream.of(fields.split(" ", -1))
            .filter(field -> !field.endsWith("?"))
            .collect(Collectors.toSet());
    assertThat(frames).isNotEmpty();
    for (JsonObject frame : frames) {
      assertThat(may).containsAll(data(frame).fieldNames());
      assertThat(data(frame).fieldNames()).containsAll(must);
      assertThat(frame.containsKey("seq"))
          .as("whether %s is logged", event)
          .isEqualTo(ServedDocuments.loggedEvents().contains(event));
    }
  }

  /** Everything that happens in a game, as both managers and a spectator receive it. */
  private static void wholeGame() {
    GameClient alice = table.connected("alice");
    GameClient bob = table.connected("bob");
    JsonObject joining = table.about().put("last_seq", 0);
    alice.ask("join_game", joining.copy().put("entropy", "of alice"));
    bob.ask("join_game", joining.copy().put("entropy", "of bob"));
    GameClient carol = table.joined("carol");
    JsonArray lineup = new JsonArray();
    List<String> positions = List.of("P", "C", "1B", "2B", "3B", "SS", "LF", "CF", "RF", "DH");
    for (int order = 0; order < positions.size(); order++) {
      lineup.add(ProtocolRows.change(order, "n" + order, positions.get(order)).getJsonObject(0));
    }
    bob.command("set_lineup", table.about().put("side", "home").put("lineup", lineup));
    bob.command("set_defense", table.about().put("infield", "corners_in"));
    bob.command("give_entropy", table.about().put("commitment", "ab".repeat(32)));
    table.roll(alice);
    alice.command("roll_extra", table.about().put("form", "fielding"));
    alice.command("void_roll", table.about().put("reason", "off the table"));
    alice.command("submit_manual_outcome", table.about().put("outcome", "moonshot"));
    alice.ask("preview_outcome", table.about().put("outcome", "homerun"));
    table.play(alice);
    alice.command("undo_play", table.about().put("reason", "misread"));
    alice.command("submit_manual_outcome", table.about().put("outcome", "walk"));
    alice.command("undo_play", table.about().put("reason", "to begin anew"));
    alice.command("void_roll", table.about().put("reason", "to begin anew"));
    JsonObject ready = table.readyGame();
    alice.ask("join_game", ready.copy());
    alice.command("ready", ready.copy().put("seen", 1));
    alice.ask("leave_game", ready.copy());
    JsonObject end = table.about().put("ruling", "end_game").put("reason", "rain");
    bob.command("propose_ruling", end);
    alice.command("answer_ruling", table.about().put("proposal_id", "home-1").put("accept", false));
    table.play(alice);
    bob.command("dispute", table.about().put("play_number", 1).put("text", "It was foul"));
    alice.command("undo_play", table.about().put("reason", "to begin anew"));
    alice.command("void_roll", table.about().put("reason", "to begin anew"));
    alice.ask("request_hand_cards", table.about());
    JsonObject direct =
        table.about().put("channel", "direct").put("to", "bob").put("text", "hello");
    alice.ask("send_message", direct);
    alice.ask("mute_user", table.about().put("user_id", "carol").put("seconds", 1));
    alice.command("announce", table.about().put("text", "play ball"));
    carol.ask("roll_dice", table.about());
    ThreePitcherGame.called(table, alice);
    alice.command("set_winning_pitcher", table.about().put("player_id", "relief2"));
    carol.ask("request_game_state", table.about());
    carol.ask("leave_game", table.about());
    alice.await("user_disconnected");
    for (GameClient client : List.of(alice, bob, carol)) {
      client.ask("heartbeat", new JsonObject());
      heard.addAll(client.heard());
    }
  }

  /** What happens only in a game with cards. */
  private static void cards() {
    try (SharedGame cards = DecidedGame.created(table.port(), "pd")) {
      GameClient alice = cards.joined("alice");
      JsonObject decision = data(DecidedGame.asked(cards, alice));
      alice.command(
          "submit_decision", DecidedGame.answer(cards, decision, decision.getString("default")));
      alice.heard().stream()
          .filter(frame -> frame.getString("event").startsWith("decision_"))
          .forEach(heard::add);
    }
    try (SharedGame cards = DecidedGame.created(table.port(), "pd", 20)) {
      GameClient alice = cards.joined("alice");
      DecidedGame.injured(cards, alice);
      heard.add(alice.await("player_injured"));
    }
  }

  private static void openSeat() {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Millers"));
    JsonObject made =
        table.restClient().post("/api/games", table.restClient().token("alice"), order);
    String game = made.getString("game_id");
    GameClient alice = table.connected("alice");
    alice.ask("join_game", new JsonObject().put("game_id", game));
    JsonObject invitation =
        new JsonObject().put("invitation", made.getJsonObject("invitations").getString("home"));
    table
        .restClient()
        .post("/api/games/" + game + "/seat", table.restClient().token("bob"), invitation);
    heard.add(alice.await("seat_taken"));
    JsonObject home = new JsonObject().put("side", "home");
    table
        .restClient()
        .post("/api/games/" + game + "/open-seat", table.restClient().token("alice"), home);
    heard.add(alice.await("seat_opened"));
  }

  private static void tokens() {
    TestSigningKey secret = TestSigningKey.secret(DevServerProcess.SECRET);
    long now = System.currentTimeMillis() / 1_000;
    JsonObject claims = new JsonObject().put("sub", "alice").put("exp", now + 50);
    GameClient alice = table.stranger(WebSocketEndpoint.PLAIN);
    alice.ask("connect", new JsonObject().put("token", secret.sign(claims)));
    alice.await("token_expiring");
    String newer = secret.sign(claims.put("exp", now + 600));
    alice.ask("refresh_token", new JsonObject().put("token", newer));
    heard.addAll(alice.heard());
  }

  private static void polling() {
    Vertx vertx = Vertx.vertx();
    try {
      XhrPollingSession session =
          new XhrPollingSession(vertx, DevServerProcess.shared().port(), Map.of());
      session.open();
      session.send("connect", new JsonObject().put("token", "no token"));
      heard.add(session.await("closing"));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void farewell() throws Exception {
    TestNode node = TestNode.start(Map.of());
    try (SharedGame there = new SharedGame(node.port(), "sba")) {
      GameClient alice = there.joined("alice");
      node.close();
      heard.add(alice.await("server_draining"));
      assertThat(alice.awaitClose()).isEqualTo(4410);
    }
  }
}
