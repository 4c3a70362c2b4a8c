package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.is;
import static com.paperdynasty.play.ProtocolRows.isError;
import static com.paperdynasty.play.ProtocolRows.isRejected;
import static com.paperdynasty.play.ProtocolRows.reaches;
import static com.paperdynasty.play.ProtocolRows.row;
import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One test for each command of {@code asyncapi.yaml}: its answer, and what the room receives.
 * {@link RightsIT} tests who may send it; {@link PresenceRowsIT} tests joining and leaving.
 */
@RunsInParallel
class CommandRowsIT {
  private static final Map<String, Consumer<SharedGame>> ROWS =
      Map.ofEntries(
          row("set_lineup", CommandRowsIT::setLineup),
          row("roll_dice", CommandRowsIT::rollDice),
          row("roll_extra", CommandRowsIT::rollExtra),
          row("declare_dice", CommandRowsIT::declareDice),
          row("give_entropy", CommandRowsIT::giveEntropy),
          row("submit_manual_outcome", CommandRowsIT::submitManualOutcome),
          row("submit_decision", CommandRowsIT::submitDecision),
          row("ready", CommandRowsIT::ready),
          row("preview_outcome", CommandRowsIT::previewOutcome),
          row("set_defense", CommandRowsIT::setDefense),
          row("substitute", CommandRowsIT::substitute),
          row("void_roll", CommandRowsIT::voidRoll),
          row("undo_play", CommandRowsIT::undoPlay),
          row("end_game", CommandRowsIT::endGame),
          row("concede", CommandRowsIT::concede),
          row("claim_forfeit", CommandRowsIT::claimForfeit),
          row("propose_ruling", CommandRowsIT::proposeRuling),
          row("answer_ruling", CommandRowsIT::answerRuling),
          row("dispute", CommandRowsIT::dispute),
          row("set_winning_pitcher", CommandRowsIT::setWinningPitcher),
          row("request_hand_cards", CommandRowsIT::requestHandCards),
          row("send_message", CommandRowsIT::sendMessage),
          row("mute_user", CommandRowsIT::muteUser),
          row("announce", CommandRowsIT::announce));

  @TestFactory
  Stream<DynamicTest> rows() {
    return ProtocolRows.tests(ROWS);
  }

  @Test
  void everyClientEventHasARow() {
    Set<String> rows = new TreeSet<>(ROWS.keySet());
    rows.addAll(PresenceRowsIT.ROWS.keySet());
    assertThat(rows).isEqualTo(ServedDocuments.commands());
  }

  private static void setLineup(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    GameClient carol = table.joined("carol");
    JsonArray lineup = new JsonArray();
    List<String> positions = List.of("P", "C", "1B", "2B", "3B", "SS", "LF", "CF", "RF", "DH");
    for (int order = 0; order < positions.size(); order++) {
      lineup.add(ProtocolRows.change(order, "n" + order, positions.get(order)).getJsonObject(0));
    }
    JsonObject asked = table.about().put("side", "home").put("lineup", lineup);
    JsonObject answer = bob.command("set_lineup", asked);

    is(answer, "lineup_set", "game_id at side by lineup lineups");
    reaches(answer, alice, carol);
    table.roll(alice);
    assertThat(data(bob.command("set_lineup", asked)).getString("code")).isEqualTo("conflict");
  }

  private static void rollDice(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient carol = table.joined("carol");
    JsonObject answer = table.joined("bob").command("roll_dice", table.about());

    is(
        answer,
        "dice_rolled",
        "game_id at roll_id roll_number reissue_of rolled_by d6_one d6_two_a d6_two_b d6_two_total"
            + " chaos_d20 resolution_d20 check_wild_pitch check_passed_ball timestamp expires_at"
            + " message dice");
    reaches(answer, alice, carol);
    is(carol.await("game_started"), "game_started", "game_id at state");
    isError(
        alice.ask("roll_dice", table.about()),
        "conflict",
        "A roll is already pending",
        "game_state");
  }

  private static void submitDecision(SharedGame other) {
    try (SharedGame table = DecidedGame.created(other.port(), "pd")) {
      GameClient alice = table.joined("alice");
      GameClient bob = table.joined("bob");
      GameClient carol = table.joined("carol");
      JsonObject decision = data(DecidedGame.asked(table, alice));
      JsonObject asked = DecidedGame.answer(table, decision, decision.getString("default"));

      JsonObject answer = alice.command("submit_decision", asked);

      JsonObject made = is(answer, "decision_made", "game_id at decision_id option by");
      assertThat(made.getString("option")).isEqualTo(decision.getString("default"));
      assertThat(made.getString("by")).isEqualTo("alice");
      reaches(answer, bob, carol);
      isError(
          alice.ask("submit_decision", asked),
          "conflict",
          "This decision has ended",
          "decision_id");
    }
  }

  private static void rollExtra(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient carol = table.joined("carol");
    JsonObject asked = table.about().put("form", "fielding").put("label", "hard hit to short");
    isError(
        alice.ask("roll_extra", asked),
        "conflict",
        "No roll is pending for fielding - call roll_dice first",
        "form");
    table.roll(alice);
    JsonObject answer = table.joined("bob").command("roll_extra", asked);

    is(
        answer,
        "extra_rolled",
        "game_id at extra_id form index dice total roll_id roll_number label rolled_by");
    reaches(answer, alice, carol);
    isError(
        alice.ask("roll_extra", asked),
        "conflict",
        "Form fielding is used up: 1 for a roll",
        "form");
    JsonObject outcome =
        table
            .about()
            .put("outcome", "walk")
            .put("extra_ids", new JsonArray().add(data(answer).getString("extra_id")));
    assertThat(data(alice.command("submit_manual_outcome", outcome)).getJsonArray("extra_ids"))
        .isEqualTo(outcome.getJsonArray("extra_ids"));
  }

  private static void declareDice(SharedGame table) {
    JsonObject dice =
        table
            .about()
            .put("d6_one", 4)
            .put("d6_two_a", 3)
            .put("d6_two_b", 4)
            .put("chaos_d20", 14)
            .put("resolution_d20", 8);
    GameClient alice = table.joined("alice");
    isError(
        alice.ask("declare_dice", dice),
        "conflict",
        "Dice are rolled by the server here",
        "game_state");
    isError(
        alice.ask("declare_dice", dice.copy().put("chaos_d20", 21)),
        "invalid",
        "Invalid chaos_d20",
        "chaos_d20");
  }

  /** Both commit, both open, and the dice are joint. */
  private static void giveEntropy(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    GameClient carol = table.joined("carol");
    String bytes = "a1".repeat(32);
    JsonObject committed = alice.command("give_entropy", commitment(table, "away", "alice", bytes));

    is(committed, "entropy_committed", "game_id at side by round commitment");
    reaches(committed, bob, carol);
    isError(
        bob.ask("roll_dice", table.about()),
        "conflict",
        "Waiting for the dice of Locals",
        "game_state");
    bob.command("give_entropy", commitment(table, "home", "bob", bytes));
    isError(
        alice.ask("give_entropy", table.about().put("bytes", "b2".repeat(32))),
        "invalid",
        "These bytes do not fit the commitment",
        "bytes");
    JsonObject given = alice.command("give_entropy", table.about().put("bytes", bytes));
    is(given, "entropy_given", "game_id at side user_id by entropy round bytes");
    reaches(given, bob, carol);
    isError(
        bob.ask("give_entropy", table.about().put("commitment", bytes)),
        "conflict",
        "Too late: bytes of this round are out",
        "commitment");
    bob.command("give_entropy", table.about().put("bytes", bytes));
    JsonObject rolled = bob.command("roll_dice", table.about());
    assertThat(data(rolled).getJsonObject("dice").getBoolean("joint")).isTrue();
  }

  private static JsonObject commitment(SharedGame table, String side, String user, String bytes) {
    return table
        .about()
        .put(
            "commitment",
            EntropyCommitment.of(UUID.fromString(table.game()), side, user, 1, bytes));
  }

  private static void submitManualOutcome(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient carol = table.joined("carol");
    JsonObject asked = table.about().put("outcome", "single").put("roll_id", table.roll(alice));
    int from = alice.count();
    JsonObject accepted = alice.ask("submit_manual_outcome", asked, "the-play");
    JsonObject played = alice.await(from, frame -> frame.containsKey("seq"));

    is(accepted, "outcome_accepted", "game_id outcome hit_location");
    is(
        played,
        "play_resolved",
        "game_id at play_number outcome hit_location description notation outs_recorded runs_scored"
            + " batter_result runners_advanced errors is_hit is_out is_walk wpa re24 li roll_id"
            + " submitted_by batter pitcher submission state");
    assertThat(played.getString("reply_to")).isEqualTo("the-play");
    reaches(played, carol);
    assertThat(carol.heard()).noneMatch(f -> f.getString("event").equals("outcome_accepted"));
  }

  private static void ready(SharedGame table) {
    GameClient alice = table.joined("alice");
    isError(
        alice.command("ready", table.about().put("seen", 1)),
        "conflict",
        "Nobody has to be ready in this game");
    JsonObject about = table.readyGame();
    GameClient bob = table.connected("bob");
    bob.ask("join_game", about.copy());
    JsonObject answer = alice.command("ready", about.copy().put("seen", 1));

    JsonObject said = is(answer, "side_ready", "game_id at side ready by budget_ends_at sides");
    assertThat(said.getBoolean("ready")).isTrue();
    reaches(answer, bob);
    JsonObject rolled = bob.command("roll_dice", about.copy().put("seen", 2));
    assertThat(rolled.getString("event")).isEqualTo("dice_rolled");
  }

  private static void previewOutcome(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient carol = table.joined("carol");
    JsonObject asked = table.about().put("outcome", "homerun");
    JsonObject before = alice.ask("preview_outcome", asked);
    String roll = table.roll(alice);
    JsonObject after = alice.ask("preview_outcome", asked.copy().put("roll_id", roll));
    JsonObject played = data(alice.command("submit_manual_outcome", asked.put("roll_id", roll)));

    for (JsonObject preview : List.of(before, after)) {
      JsonObject shown =
          is(
              preview,
              "outcome_preview",
              "game_id seq description notation outs_recorded runs_scored batter_result"
                  + " runners_advanced state needs");
      for (String field : List.of("description", "notation", "runners_advanced", "state")) {
        assertThat(shown.getValue(field)).as(field).isEqualTo(played.getValue(field));
      }
    }
    isRejected(
        alice.ask("preview_outcome", table.about().put("outcome", "groundball_c")),
        "Outcome groundball_c requires hit_location",
        "hit_location");
    isError(carol.ask("preview_outcome", asked), "forbidden", "Not authorized");
    assertThat(carol.heard()).noneMatch(f -> f.getString("event").equals("outcome_preview"));
    assertThat(table.log()).extracting(e -> e.getString("event")).doesNotContain("outcome_preview");
    String audit = "/api/games/" + table.game() + "/audit";
    assertThat(table.restClient().get(audit, table.restClient().token("alice")).encode())
        .doesNotContain("preview_outcome");
  }

  private static void setDefense(SharedGame table) {
    GameClient alice = table.joined("alice");
    JsonObject asked =
        table.about().put("infield", "corners_in").put("hold_runners", new JsonArray());
    JsonObject answer = table.joined("bob").command("set_defense", asked);

    is(answer, "defense_set", "game_id at by infield hold_runners");
    reaches(answer, alice);
  }

  private static void substitute(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    table.play(alice);
    JsonObject asked =
        table.about().put("side", "away").put("changes", ProtocolRows.change(2, "pinch", "PH"));
    JsonObject answer = alice.command("substitute", asked);

    is(answer, "substitution_made", "game_id at side by changes lineups state");
    reaches(answer, bob);
    table.roll(alice);
    asked =
        table.about().put("side", "away").put("changes", ProtocolRows.change(2, "pinch2", "PH"));
    isError(alice.command("substitute", asked), "conflict", "A roll is pending", "game_state");
    isError(
        bob.command("set_defense", table.about().put("infield", "in")),
        "conflict",
        "A roll is pending",
        "game_state");
  }

  private static void voidRoll(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    String roll = table.roll(alice);
    JsonObject asked = table.about().put("reason", "off the table").put("roll_id", roll);
    JsonObject answer = alice.command("void_roll", asked);

    is(answer, "roll_voided", "game_id at by roll_id roll_number reason");
    reaches(answer, bob);
    table.roll(alice);
    assertThat(data(alice.command("void_roll", asked)).getString("code"))
        .as("the roll that is meant is no longer current")
        .isEqualTo("conflict");
  }

  private static void undoPlay(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    table.play(alice);
    JsonObject asked = table.about().put("reason", "misread").put("play_number", 1);
    JsonObject answer = alice.command("undo_play", asked);

    JsonObject undone =
        is(
            answer,
            "play_undone",
            "game_id at by play_number reason commitment later_rolls pending_roll lineups state");
    assertThat(undone.getJsonObject("pending_roll")).isNotNull();
    reaches(answer, bob);
    assertThat(alice.command("undo_play", asked).getString("event")).isEqualTo("error");
    assertThat(table.log()).extracting(event -> event.getString("event")).contains("play_resolved");
  }

  private static void endGame(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    JsonObject answer = alice.command("end_game", table.about().put("reason", "rain"));

    JsonObject completed =
        is(
            answer,
            "game_completed",
            "game_id at winner reason note decisions scorers_choice seed state");
    assertThat(completed.getString("reason")).isEqualTo("called");
    reaches(answer, bob);
  }

  private static void concede(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    JsonObject answer = bob.command("concede", table.about().put("reason", "the bus is late"));

    JsonObject completed =
        is(
            answer,
            "game_completed",
            "game_id at winner reason note decisions scorers_choice seed state");
    assertThat(completed.getString("reason")).isEqualTo("forfeit");
    assertThat(completed.getString("winner")).isEqualTo("away");
    reaches(answer, alice);
  }

  /** A manager who is in the room loses nothing. {@code ClaimForfeitTest} has the others. */
  private static void claimForfeit(SharedGame table) {
    table.joined("alice");
    GameClient bob = table.joined("bob");
    table.roll(bob);
    JsonObject answer = bob.command("claim_forfeit", table.about());

    assertThat(answer.getString("event")).isEqualTo("error");
    assertThat(data(answer).getString("message")).isEqualTo("The manager of Visitors is here");
    assertThat(data(answer).getString("field")).isEqualTo("game_state");
  }

  private static void proposeRuling(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    table.play(alice);
    JsonObject asked =
        table
            .about()
            .put("ruling", "undo_play")
            .put("reason", "misread")
            .put("play_number", 1)
            .put("correction", new JsonObject().put("outcome", "walk"));
    JsonObject answer = bob.command("propose_ruling", asked);

    JsonObject proposed =
        is(
            answer,
            "ruling_proposed",
            "game_id at proposal_id ruling by side reason play_number roll_id correction until");
    assertThat(proposed.getString("side")).isEqualTo("home");
    assertThat(proposed.getJsonObject("correction").getString("outcome")).isEqualTo("walk");
    reaches(answer, alice);
    assertThat(table.standing().getJsonObject("state").getJsonArray("proposals")).hasSize(1);
  }

  private static void answerRuling(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    proposeRuling(table);
    JsonObject asked = table.about().put("proposal_id", "home-1").put("accept", true);
    JsonObject answer = alice.command("answer_ruling", asked);

    JsonObject answered = is(answer, "ruling_answered", "game_id at proposal_id by accepted");
    assertThat(answered.getBoolean("accepted")).isTrue();
    reaches(answer, bob);
    bob.await("play_undone");
    JsonObject corrected =
        bob.await(
            frame ->
                frame.getString("event").equals("play_resolved")
                    && data(frame).getString("outcome").equals("walk"));
    assertThat(data(corrected).getInteger("play_number")).isEqualTo(1);
    assertThat(data(alice.command("answer_ruling", asked)).getString("message"))
        .isEqualTo("This proposal has ended");
  }

  private static void dispute(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    table.play(alice);
    JsonObject asked = table.about().put("play_number", 1).put("text", "It was foul");
    JsonObject answer = bob.command("dispute", asked);

    is(answer, "play_disputed", "game_id at play_number by side text");
    reaches(answer, alice);
    assertThat(data(bob.command("dispute", asked)).getString("field")).isEqualTo("play_number");
  }

  private static void setWinningPitcher(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    List<String> choice = ThreePitcherGame.called(table, alice);
    assertThat(choice).contains("relief1", "relief2");
    JsonObject asked = table.about().put("player_id", "relief2");
    JsonObject answer = alice.command("set_winning_pitcher", asked);

    JsonObject changed =
        is(answer, "decision_changed", "game_id at by winning_pitcher decisions scorers_choice");
    assertThat(changed.getJsonObject("decisions").getString("winning_pitcher"))
        .isEqualTo("relief2");
    reaches(answer, bob);
  }

  private static void requestHandCards(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    JsonObject cards =
        is(alice.ask("request_hand_cards", table.about()), "hand_cards", "game_id team_id cards");

    assertThat(cards.getString("team_id")).isEqualTo("away");
    JsonObject seen = is(bob.await("player_action"), "player_action", "game_id user_id action");
    assertThat(seen.getString("user_id")).isEqualTo("alice");
    assertThat(seen.getString("action")).isEqualTo("viewed_hand");
    assertThat(bob.heard()).noneMatch(frame -> frame.getString("event").equals("hand_cards"));
  }

  private static void sendMessage(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    GameClient carol = table.joined("carol");
    for (String channel : List.of("game", "team")) {
      JsonObject asked = table.about().put("channel", channel).put("text", "to " + channel);
      JsonObject said = alice.ask("send_message", asked);
      JsonObject message = is(said, "chat_message", "game_id message_id channel from name text at");
      assertThat(message.getString("from")).isEqualTo("alice");
    }
    JsonObject asked =
        table.about().put("channel", "direct").put("to", "bob").put("text", "to bob");
    is(
        alice.ask("send_message", asked),
        "chat_message",
        "game_id message_id channel from name to text at");
    assertThat(data(bob.await(f -> f.encode().contains("to bob"))).getString("to"))
        .isEqualTo("bob");
    JsonObject spectators = table.about().put("channel", "spectators").put("text", "among us");
    is(
        carol.ask("send_message", spectators),
        "chat_message",
        "game_id message_id channel from name text at");
    alice.command("announce", table.about().put("text", "that is all"));
    carol.await("announcement");
    bob.await("announcement");
    assertThat(texts(bob)).containsExactly("to game", "to bob");
    assertThat(texts(carol)).containsExactly("to game", "among us");
  }

  private static List<String> texts(GameClient client) {
    return client.heard().stream()
        .filter(frame -> frame.getString("event").equals("chat_message"))
        .map(frame -> data(frame).getString("text"))
        .toList();
  }

  private static void muteUser(SharedGame table) {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    JsonObject asked = table.about().put("user_id", "bob").put("seconds", 60);
    is(alice.ask("mute_user", asked), "user_muted", "game_id user_id by seconds until");

    JsonObject muted =
        is(bob.await("user_muted"), "user_muted", "game_id user_id by seconds until");
    JsonObject refused =
        bob.ask("send_message", table.about().put("channel", "game").put("text", "but"));
    JsonObject error = isError(refused, "forbidden", "Muted until " + muted.getString("until"));
    assertThat(error.getLong("retry_after_ms")).isBetween(1L, 60_000L);
  }

  private static void announce(SharedGame table) {
    GameClient bob = table.joined("bob");
    JsonObject answer =
        table.joined("alice").command("announce", table.about().put("text", "play ball"));

    JsonObject said = is(answer, "announcement", "game_id at from name text");
    assertThat(said.getString("text")).isEqualTo("play ball");
    reaches(answer, bob);
  }
}
