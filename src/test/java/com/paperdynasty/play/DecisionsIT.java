package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.is;
import static com.paperdynasty.play.ProtocolRows.isError;
import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays that the server reads and that wait for a manager, over the sockets. */
class DecisionsIT {
  private static final String DECIDE = "submit_decision";
  private static final String DECISION =
      "decision_id roll_id side kind options default until read_by";

  @TempDir private static Path leagues;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    league("patient", "decision_seconds: 600\nchances: false\n");
    league("hasty", "decision_seconds: 1\n");
    node = TestNode.start(settings());
  }

  private static void league(String name, String more) throws Exception {
    String pd = Files.readString(Path.of("conf/leagues/pd.yaml"));
    Files.writeString(leagues.resolve(name + ".yaml"), pd + more);
  }

  private static Map<String, String> settings() {
    return Map.of("PD_LEAGUES_DIR", leagues.toString());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static SharedGame created(String league) {
    return DecidedGame.created(node.port(), league);
  }

  private static JsonObject decision(SharedGame table, GameClient client) {
    JsonObject roll =
        data(client.command("request_game_state", table.about())).getJsonObject("pending_roll");
    return roll == null ? new JsonObject() : roll.getJsonObject("decision", new JsonObject());
  }

  @Test
  void managersDecideUntilThePlayIsOver() {
    try (SharedGame table = created("patient")) {
      GameClient alice = table.joined("alice");
      GameClient bob = table.joined("bob");
      GameClient carol = table.joined("carol");
      JsonObject needed = DecidedGame.asked(table, alice);
      JsonObject decision = is(needed, "decision_needed", "game_id at " + DECISION);
      assertThat(decision.encode()).as("the league hides them").doesNotContain("\"chance\"");
      carol.await(frame -> needed.getLong("seq").equals(frame.getLong("seq")));
      assertThat(decision(table, bob).fieldNames())
          .containsExactlyInAnyOrder(DECISION.split(" ", -1));
      assertThat(decision.getString("side")).as("the side at bat").isEqualTo("away");

      JsonObject standard = DecidedGame.answer(table, decision, decision.getString("default"));
      isError(bob.ask(DECIDE, standard), "forbidden", "The other side answers this", "decision_id");
      isError(carol.ask(DECIDE, standard), "forbidden", "Not authorized");
      isError(
          alice.ask(DECIDE, DecidedGame.answer(table, decision, "fly")),
          "invalid",
          "Unknown option",
          "option");
      JsonObject unknown = table.about().put("decision_id", "decision-99").put("option", "hold");
      isError(alice.ask(DECIDE, unknown), "not_found", "There is no such decision", "decision_id");
      isError(
          alice.ask("roll_dice", table.about()),
          "conflict",
          "A decision is open - answer it first",
          "game_state");

      int from = alice.count();
      JsonObject made =
          is(alice.ask(DECIDE, standard), "decision_made", "game_id at decision_id option by");
      assertThat(made.getString("by")).isEqualTo("alice");
      isError(alice.ask(DECIDE, standard), "conflict", "This decision has ended", "decision_id");
      overBy(table, List.of(alice, bob), from);
      table.roll(alice);
    }
  }

  /** Both scripts answer what they are asked with the last option, until the play is resolved. */
  private static void overBy(SharedGame table, List<GameClient> managers, int from) {
    GameClient alice = managers.get(0);
    int next = from;
    while (true) {
      JsonObject frame = alice.await(next, DecidedGame::goesOn);
      if (frame.getString("event").equals("play_resolved")) {
        return;
      }
      next = alice.count();
      JsonObject asked = data(frame);
      JsonArray options = asked.getJsonArray("options");
      String last = options.getJsonObject(options.size() - 1).getString("code");
      GameClient manager = managers.get(asked.getString("side").equals("away") ? 0 : 1);
      assertThat(manager.ask(DECIDE, DecidedGame.answer(table, asked, last)).getString("event"))
          .isEqualTo("decision_made");
    }
  }

  @Test
  void defaultIsTakenWhenTheTimeIsUp() {
    try (SharedGame table = created("hasty")) {
      GameClient alice = table.joined("alice");
      JsonObject decision = data(DecidedGame.asked(table, alice));

      JsonObject made = data(alice.await("decision_made"));

      assertThat(made.getString("option")).isEqualTo(decision.getString("default"));
      assertThat(made.getValue("by")).isNull();
      isError(
          alice.ask(DECIDE, DecidedGame.answer(table, decision, decision.getString("default"))),
          "conflict",
          "This decision has ended",
          "decision_id");
    }
  }

  @Test
  void injuredPlayerLeavesBeforeTheNextRoll() {
    try (SharedGame table = DecidedGame.created(node.port(), "patient", 20)) {
      GameClient alice = table.joined("alice");
      JsonObject injured = DecidedGame.injured(table, alice);
      String side = injured.getString("side");
      isError(
          alice.ask("roll_dice", table.about()),
          "conflict",
          injured.getString("name") + " is injured - substitute them first",
          "game_state");
      JsonObject slot = slotOf(injured, data(alice.ask("request_game_state", table.about())));
      GameClient manager = side.equals("away") ? alice : table.joined("bob");
      JsonArray bench =
          data(manager.ask("request_hand_cards", table.about())).getJsonArray("bench");
      JsonObject hitter =
          bench.stream()
              .map(JsonObject.class::cast)
              .filter(each -> each.getJsonObject("card").containsKey("batting"))
              .findFirst()
              .orElseThrow()
              .getJsonObject("player");
      JsonObject change =
          new JsonObject()
              .put("order", slot.getInteger("order"))
              .put("position", slot.getString("position"))
              .put("player", hitter)
              .put("injured", true);

      JsonObject substituted =
          manager.command(
              "substitute",
              table.about().put("side", side).put("changes", new JsonArray().add(change)));

      assertThat(substituted.getString("event")).isEqualTo("substitution_made");
      table.roll(alice);
    }
  }

  private static JsonObject slotOf(JsonObject injured, JsonObject sync) {
    return sync
        .getJsonObject("lineups")
        .getJsonObject(injured.getString("side"))
        .getJsonArray("players")
        .stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("id").equals(injured.getString("player_id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void openDecisionOutlivesARestart() throws Exception {
    String game;
    JsonObject decision;
    try (SharedGame table = created("patient")) {
      game = table.game();
      decision = data(DecidedGame.asked(table, table.joined("alice")));
    }

    node = node.restarted(settings());

    try (SharedGame table = new SharedGame(node.port(), new RestClient(node.port()), game)) {
      GameClient alice = table.joined("alice");
      GameClient bob = table.joined("bob");
      JsonObject open = decision(table, alice);
      assertThat(open.getString("decision_id")).isEqualTo(decision.getString("decision_id"));
      assertThat(open.getString("until")).isEqualTo(decision.getString("until"));
      int from = alice.count();
      alice.command(DECIDE, DecidedGame.answer(table, open, open.getString("default")));
      overBy(table, List.of(alice, bob), from);
    }
  }
}
