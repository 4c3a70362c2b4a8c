package com.paperdynasty.play;

import static com.paperdynasty.play.ProtocolRows.isError;
import static com.paperdynasty.play.ProtocolRows.isRejected;
import static com.paperdynasty.play.ProtocolRows.row;
import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One test for each refusal: its code, message and field. {@link RefusalsInTimeIT} tests those that
 * need time or another server.
 */
@RunsInParallel
class ErrorRowsIT {
  private static final String SUBMIT = "submit_manual_outcome";

  private static final Map<String, Consumer<SharedGame>> ROWS =
      Map.ofEntries(
          row("no game id", ErrorRowsIT::noGameId),
          row("not a UUID", ErrorRowsIT::notAUuid),
          row("unknown game", ErrorRowsIT::unknownGame),
          row("role", ErrorRowsIT::role),
          row("turn", ErrorRowsIT::turn),
          row("no outcome", table -> rejected(table, "{}", "Missing outcome", "outcome")),
          row("unknown outcome", ErrorRowsIT::unknownOutcome),
          row(
              "location needed",
              table ->
                  rejected(
                      table,
                      "{'outcome':'groundball_c'}",
                      "Outcome groundball_c requires hit_location",
                      "hit_location")),
          row(
              "unknown location",
              table ->
                  rejected(
                      table,
                      "{'outcome':'groundball_c','hit_location':'XX'}",
                      "Invalid hit_location",
                      "hit_location")),
          row(
              "no roll",
              table ->
                  rejected(
                      table,
                      "{'outcome':'walk'}",
                      "No pending dice roll - call roll_dice first",
                      "game_state")),
          row("illegal advances", ErrorRowsIT::illegalAdvances),
          row("any other rule of the game", ErrorRowsIT::anyOtherRule),
          row("too fast", ErrorRowsIT::tooFast),
          row("unknown event", ErrorRowsIT::unknownEvent),
          row("malformed", ErrorRowsIT::malformed),
          row("before connect", ErrorRowsIT::beforeConnect),
          row("a last_seq that is not yet there", ErrorRowsIT::lastSeqAhead),
          row("the id of another command", ErrorRowsIT::otherCommand));

  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start(Map.of("PD_LIMITS_MESSAGE_CONNECTION", "1/600s"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @TestFactory
  Stream<DynamicTest> rows() {
    return new TreeSet<>(ROWS.keySet())
        .stream()
            .map(
                name ->
                    DynamicTest.dynamicTest(
                        name, () -> at("sba", table -> ROWS.get(name).accept(table))));
  }

  @Test
  void outcomeNotOnTheCardAtThoseDice() {
    at(
        "pd",
        table -> {
          GameClient alice = table.joined("alice");
          table.roll(alice);
          JsonObject check =
              table
                  .about()
                  .put("outcome", "x_check")
                  .put("hit_location", "P")
                  .put("result", "triple");
          isRejected(alice.ask(SUBMIT, check), "Outcome does not match the card", "outcome");
        });
  }

  @Test
  void outcomeNotOnTheCardsOfTheGame() {
    new CardedGame(node.port()).takesOnlyWhatTheCardsSay();
  }

  /** {@code internal} is a bug of ours; {@code ServerFramesTest} tests its frame. */
  @Test
  void everyErrorCodeIsTested() {
    assertThat(ServedDocuments.errorCodes())
        .containsExactlyInAnyOrder(
            "malformed",
            "unauthorized",
            "forbidden",
            "not_found",
            "invalid",
            "conflict",
            "rate_limited",
            "unavailable",
            "internal");
  }

  private static void at(String league, Consumer<SharedGame> row) {
    try (SharedGame table = new SharedGame(node.port(), league)) {
      row.accept(table);
    }
  }

  private static void rejected(SharedGame table, String submission, String message, String field) {
    JsonObject asked = new JsonObject(submission.replace('\'', '"')).mergeIn(table.about());
    isRejected(table.joined("alice").ask(SUBMIT, asked), message, field);
  }

  private static void noGameId(SharedGame table) {
    GameClient alice = table.connected("alice");
    for (String command : ServedDocuments.commands()) {
      if (!ServedDocuments.isOfTheConnection(command)) {
        JsonObject error = alice.ask(command, new JsonObject());
        assertThat(isError(error, "invalid", "Missing game_id", "game_id")).as(command).isNotNull();
      }
    }
  }

  private static void notAUuid(SharedGame table) {
    GameClient alice = table.connected("alice");
    for (String command : ServedDocuments.commands()) {
      if (!ServedDocuments.isOfTheConnection(command)) {
        JsonObject asked = new JsonObject().put("game_id", "42");
        isError(alice.ask(command, asked), "invalid", "Invalid game_id format", "game_id");
      }
    }
  }

  private static void unknownGame(SharedGame table) {
    JsonObject asked = new JsonObject().put("game_id", "123e4567-e89b-12d3-a456-426614174000");
    isError(
        table.connected("alice").ask("roll_dice", asked),
        "not_found",
        "Game 123e4567-e89b-12d3-a456-426614174000 not found");
  }

  private static void role(SharedGame table) {
    GameClient carol = table.joined("carol");
    isError(carol.ask("roll_dice", table.about()), "forbidden", "Not authorized");
    isError(table.connected("dave").ask("join_game", table.about()), "forbidden", "Not authorized");
  }

  private static void turn(SharedGame table) {
    GameClient bob = table.joined("bob");
    JsonObject walk = table.about().put("outcome", "walk");
    isError(bob.ask(SUBMIT, walk), "forbidden", "Not your turn");
  }

  private static void unknownOutcome(SharedGame table) {
    JsonObject asked = table.about().put("outcome", "moonshot");
    JsonObject answer = table.joined("alice").ask(SUBMIT, asked);
    JsonObject rejected = isRejected(answer, "Invalid outcome", "outcome");
    assertThat(rejected.getJsonArray("errors")).contains("single", "x_check", "foul_error");
  }

  private static void illegalAdvances(SharedGame table) {
    GameClient alice = table.joined("alice");
    table.roll(alice);
    JsonObject advance = new JsonObject().put("from", 2).put("to", 3);
    JsonObject asked =
        table.about().put("outcome", "single").put("advances", new JsonArray().add(advance));
    JsonObject answer = alice.ask(SUBMIT, asked);
    String message = data(answer).getString("message");
    isRejected(answer, message, "advances");
    assertThat(message).contains("second");
  }

  private static void anyOtherRule(SharedGame table) {
    GameClient alice = table.joined("alice");
    table.roll(alice);
    JsonObject answer =
        alice.ask(SUBMIT, table.about().put("outcome", "stolen_base").put("runner", 1));
    String message = data(answer).getString("message");
    isRejected(answer, message, "validation");
    assertThat(message).isEqualTo("There is no runner on base 1");
  }

  private static void tooFast(SharedGame table) {
    GameClient alice = table.joined("alice");
    JsonObject said = table.about().put("channel", "game").put("text", "quick");
    alice.ask("send_message", said);
    JsonObject error =
        isError(alice.ask("send_message", said), "rate_limited", "Too many requests");
    assertThat(error.getLong("retry_after_ms")).isPositive();
  }

  private static void unknownEvent(SharedGame table) {
    isError(
        table.connected("alice").ask("steal_home", new JsonObject()),
        "invalid",
        "Unknown event steal_home");
  }

  private static void malformed(SharedGame table) {
    GameClient alice = table.connected("alice");
    int from = alice.count();
    alice.sendRaw("[]");
    JsonObject error = alice.await(from, frame -> frame.getString("event").equals("error"));
    assertThat(data(error).getString("code")).isEqualTo("malformed");
    ServedDocuments.frame(error);
  }

  private static void beforeConnect(SharedGame table) {
    GameClient stranger = table.stranger(WebSocketEndpoint.PLAIN);
    isError(
        stranger.ask("join_game", table.about()),
        "unauthorized",
        "Not connected - send connect first");
  }

  private static void lastSeqAhead(SharedGame table) {
    JsonObject error =
        table.connected("alice").ask("join_game", table.about().put("last_seq", 1_000));
    assertThat(error.getString("event")).isEqualTo("error");
    assertThat(data(error).getString("code")).isEqualTo("conflict");
  }

  private static void otherCommand(SharedGame table) {
    GameClient alice = table.joined("alice");
    alice.ask("announce", table.about().put("text", "first"), "once");
    isError(
        alice.ask("announce", table.about().put("text", "second"), "once"),
        "conflict",
        "This id was used for another command");
  }
}
