package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.protocol.client.CommandReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what: every user tries every command and every call. Ann manages the visitors, Hal the
 * home team, Meg both sides of another game; Cas created the games, Root administers the service,
 * Sue watches and Nob has not been invited.
 *
 * <p>{@code yes}: the answer is anything but "Not authorized". {@code no}: "Not authorized". {@code
 * turn}: "Not your turn". {@code 404}: the game is not found.
 */
@RunsInParallel
class RightsIT {
  private static final List<String> PEOPLE = List.of("ann", "hal", "cas", "root", "sue", "nob");

  /** At the first pitch: the visitors bat. */
  private static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          //                          ann  hal  cas  root sue  nob
          row("join_game              yes  yes  yes  yes  no   404"),
          row("request_game_state     yes  yes  yes  yes  yes  404"),
          row("roll_dice              yes  yes  yes  yes  no   404"),
          row("roll_extra             yes  yes  yes  yes  no   404"),
          row("declare_dice           yes  turn yes  yes  no   404"),
          row("give_entropy           yes  yes  no   no   no   404"),
          row("submit_manual_outcome  yes  turn yes  yes  no   404"),
          row("submit_decision        yes  yes  yes  yes  no   404"),
          row("ready                  yes  yes  yes  yes  no   404"),
          row("preview_outcome        yes  turn yes  yes  no   404"),
          row("set_lineup             yes  no   yes  yes  no   404"),
          row("set_defense            turn yes  yes  yes  no   404"),
          row("substitute             yes  no   yes  yes  no   404"),
          row("void_roll              no   no   yes  yes  no   404"),
          row("undo_play              no   no   yes  yes  no   404"),
          row("end_game               no   no   yes  yes  no   404"),
          row("concede                yes  yes  no   no   no   404"),
          row("claim_forfeit          yes  yes  no   no   no   404"),
          row("propose_ruling         yes  yes  no   no   no   404"),
          row("answer_ruling          yes  yes  yes  yes  no   404"),
          row("dispute                yes  yes  no   no   no   404"),
          row("set_winning_pitcher    no   no   yes  yes  no   404"),
          row("announce               no   no   yes  yes  no   404"));

  private static final List<String> READS =
      List.of(
          "",
          "/plays",
          "/log",
          "/dice",
          "/boxscore",
          "/retrosheet",
          "/quick-table",
          "/messages?channel=game");

  private static Vertx vertx;
  private static RestClient restClient;
  private static final Map<String, GameClient> clients = new HashMap<>();
  private static final Map<String, String> tokens = new HashMap<>();

  @BeforeAll
  static void gather() {
    vertx = Vertx.vertx();
    int port = DevServerProcess.shared().port();
    restClient = new RestClient(port);
    for (String user : PEOPLE) {
      String token = user.equals("root") ? administrator() : restClient.token(user);
      tokens.put(user, token);
      clients.put(user, GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, token));
    }
  }

  private static String administrator() {
    JsonObject root =
        new JsonObject().put("user_id", "root").put("roles", new JsonArray().add("admin"));
    return restClient.post("/api/dev/token", null, root).getString("token");
  }

  @AfterAll
  static void leave() {
    clients.values().forEach(GameClient::close);
    clients.clear();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  static Stream<String> people() {
    return PEOPLE.stream();
  }

  @Test
  void everyCommandHasARow() {
    assertThat(COMMANDS.keySet()).containsAll(CommandReader.names());
  }

  @ParameterizedTest
  @MethodSource("people")
  void usersMayGiveOnlyTheirCommands(String user) {
    COMMANDS.forEach(
        (command, answers) -> {
          String wanted = answers.get(PEOPLE.indexOf(user));
          JsonObject game = game();
          String id = game.getString("game_id");
          JsonObject data = fields(command).put("game_id", id);
          if (user.equals("sue")) {
            JsonObject invited = game.getJsonObject("invitations");
            watch(id, invited.getString("watch"));
          }

          JsonObject answer = clients.get(user).command(command, data);

          assertThat(verdict(answer, id))
              .as("%s by %s: %s", command, user, answer)
              .isEqualTo(wanted);
          if (!wanted.equals("yes")) {
            assertThat(restClient.log(id, tokens.get("cas"))).as("nothing was logged").hasSize(1);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("people")
  void usersMayReadOnlyTheirGames(String user) {
    JsonObject game = game();
    String path = "/api/games/" + game.getString("game_id");
    for (String what : READS) {
      HttpResponse<String> answer = restClient.getRaw(path + what, tokens.get(user), null);
      boolean may = !List.of("sue", "nob").contains(user);
      assertThat(answer.statusCode()).as("%s by %s", what, user).isEqualTo(may ? 200 : 404);
      if (!may) {
        assertThat(answer.body()).contains("not found").doesNotContain("Owls", "commitment");
      }
    }
    String invitation = game.getJsonObject("invitations").getString("watch");
    for (String what : READS) {
      assertThat(restClient.getRaw(path + what, tokens.get(user), invitation).statusCode())
          .as("%s by %s, invited", what, user)
          .isEqualTo(200);
    }
  }

  @Test
  void publicGameIsRefusedAndNotHidden() {
    String id = restClient.game(tokens.get("cas"), "ann", "hal");

    for (String command : CommandReader.names()) {
      JsonObject data = fields(command).put("game_id", id);
      assertThat(verdict(clients.get("nob").command(command, data), id))
          .as(command)
          .isEqualTo("no");
    }
  }

  @Test
  void managerOfBothSidesMayAlwaysAct() {
    String id = restClient.game(tokens.get("cas"), "ann", "ann");
    GameClient ann = clients.get("ann");

    assertThat(verdict(ann.command("set_defense", fields("set_defense").put("game_id", id)), id))
        .isEqualTo("yes");
    assertThat(verdict(ann.command("roll_dice", new JsonObject().put("game_id", id)), id))
        .isEqualTo("yes");
    assertThat(
            verdict(
                ann.command(
                    "submit_manual_outcome", fields("submit_manual_outcome").put("game_id", id)),
                id))
        .isEqualTo("yes");
  }

  /** Ann created a private game and manages it with Hal; Cas is the umpire, Sue watches. */
  @Test
  void managersAgreeAndTheUmpireJudges() {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("public", false)
            .put("umpire", "cas")
            .put("options", new JsonObject().put("rulings", "agreed"))
            .put("away", new JsonObject().put("name", "Owls").put("manager", "ann"))
            .put("home", new JsonObject().put("name", "Millers").put("manager", "hal"));
    JsonObject created = restClient.post("/api/games", tokens.get("ann"), order);
    String id = created.getString("game_id");
    for (String player : List.of("ann", "hal", "cas")) {
      JsonObject joined = clients.get(player).ask("join_game", new JsonObject().put("game_id", id));
      assertThat(joined.getJsonObject("data").getString("role"))
          .isEqualTo(player.equals("cas") ? "umpire" : "manager");
    }
    watch(id, created.getJsonObject("invitations").getString("watch"));
    assertThat(says("hal", "roll_dice", id, new JsonObject())).isEqualTo("dice_rolled");
    assertThat(says("ann", "submit_manual_outcome", id, fields("submit_manual_outcome")))
        .isEqualTo("play_resolved");

    for (String manager : List.of("ann", "hal")) {
      assertThat(says(manager, "undo_play", id, new JsonObject().put("reason", "misread")))
          .isEqualTo("Ask the other manager");
    }
    JsonObject mute = new JsonObject().put("user_id", "hal").put("seconds", 9);
    assertThat(says("ann", "mute_user", id, mute)).isEqualTo("A manager does not mute the other");
    assertThat(says("sue", "dispute", id, fields("dispute"))).isEqualTo("Not authorized");
    assertThat(says("cas", "roll_dice", id, new JsonObject())).isEqualTo("Not authorized");

    JsonObject undo = new JsonObject().put("ruling", "undo_play").put("reason", "misread");
    undo.put("correction", new JsonObject().put("outcome", "walk"));
    assertThat(says("hal", "propose_ruling", id, undo)).isEqualTo("ruling_proposed");
    assertThat(says("ann", "roll_dice", id, new JsonObject()))
        .isEqualTo("Waiting for the answer of Owls");
    JsonObject yes = new JsonObject().put("proposal_id", "home-1").put("accept", true);
    assertThat(says("hal", "answer_ruling", id, yes)).isEqualTo("The other side answers this");
    assertThat(says("ann", "answer_ruling", id, yes)).isEqualTo("ruling_answered");
    for (String user : List.of("ann", "hal", "cas", "sue")) {
      clients
          .get(user)
          .await(
              frame ->
                  frame.getString("event").equals("play_resolved")
                      && frame.getJsonObject("data").getString("game_id").equals(id)
                      && frame.getJsonObject("data").getString("outcome").equals("walk"));
    }
    JsonObject state = restClient.get("/api/games/" + id, tokens.get("ann")).getJsonObject("state");
    assertThat(state.getJsonObject("waiting_for").getJsonArray("sides"))
        .isEqualTo(new JsonArray().add("away").add("home"));
    assertThat(state.getJsonObject("waiting_for").getString("for")).isEqualTo("roll");

    assertThat(says("cas", "end_game", id, new JsonObject().put("reason", "rain")))
        .isEqualTo("game_completed");
    JsonObject over =
        clients
            .get("sue")
            .await(
                frame ->
                    frame.getString("event").equals("game_completed")
                        && frame.getJsonObject("data").getString("game_id").equals(id));
    assertThat(over.getJsonObject("data").getString("winner")).isNull();
    JsonObject box = restClient.get("/api/games/" + id + "/boxscore", tokens.get("hal"));
    assertThat(box.getBoolean("regulation")).isFalse();
  }

  /** The event that answers a command, or the message of its refusal. */
  private static String says(String user, String command, String game, JsonObject data) {
    JsonObject answer = clients.get(user).command(command, data.put("game_id", game));
    String event = answer.getString("event");
    return event.equals("error") || event.equals("outcome_rejected")
        ? answer.getJsonObject("data").getString("message")
        : event;
  }

  @Test
  void serviceAdminIsAdminOfEveryGame() {
    JsonObject games = restClient.get("/api/games", tokens.get("root"));
    String id = game().getString("game_id");

    assertThat(games.getJsonArray("games")).isNotNull();
    JsonObject joined = clients.get("root").ask("join_game", new JsonObject().put("game_id", id));
    assertThat(joined.getJsonObject("data").getString("role")).isEqualTo("admin");
  }

  /** A private game of Ann's and Hal's, made by Cas. */
  private static JsonObject game() {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("public", false)
            .put("away", new JsonObject().put("name", "Owls").put("manager", "ann"))
            .put("home", new JsonObject().put("name", "Millers").put("manager", "hal"));
    return restClient.post("/api/games", tokens.get("cas"), order);
  }

  private static void watch(String game, String invitation) {
    JsonObject data =
        new JsonObject()
            .put("game_id", game)
            .put("role", "spectator")
            .put("invitation", invitation);
    assertThat(clients.get("sue").ask("join_game", data).getString("event"))
        .isEqualTo("game_joined");
  }

  /** Valid fields, so that only the permission matters. */
  private static JsonObject fields(String command) {
    JsonObject data = new JsonObject();
    return switch (command) {
      case "submit_manual_outcome", "preview_outcome" -> data.put("outcome", "strikeout");
      case "submit_decision" -> data.put("decision_id", "decision-1").put("option", "hold");
      case "roll_extra" -> data.put("form", "fielding");
      case "give_entropy" -> data.put("commitment", "ab".repeat(32));
      case "declare_dice" ->
          data.put("d6_one", 1)
              .put("d6_two_a", 1)
              .put("d6_two_b", 1)
              .put("chaos_d20", 1)
              .put("resolution_d20", 1);
      case "set_lineup" -> data.put("side", "away").put("lineup", new JsonArray());
      case "set_defense" -> data.put("infield", "in");
      case "substitute" ->
          data.put("side", "away")
              .put(
                  "changes",
                  new JsonArray()
                      .add(
                          new JsonObject()
                              .put("order", 1)
                              .put("position", "CF")
                              .put("player", new JsonObject().put("id", "x").put("name", "X"))));
      case "void_roll", "undo_play", "end_game" -> data.put("reason", "a trial");
      case "ready" -> data.put("seen", 1);
      case "propose_ruling" -> data.put("ruling", "end_game").put("reason", "a trial");
      case "answer_ruling" -> data.put("proposal_id", "away-1").put("accept", true);
      case "dispute" -> data.put("play_number", 1).put("text", "a trial");
      case "set_winning_pitcher" -> data.put("player_id", "x");
      case "announce" -> data.put("text", "hear, hear");
      default -> data;
    };
  }

  private static String verdict(JsonObject answer, String game) {
    JsonObject data = answer.getJsonObject("data");
    String message = data.getString("message", "");
    if (message.equals("Not authorized")) {
      assertThat(data.getString("code")).isEqualTo("forbidden");
      return "no";
    }
    if (message.equals("Not your turn")) {
      assertThat(data.getString("code")).isEqualTo("forbidden");
      return "turn";
    }
    return message.equals("Game " + game + " not found") ? "404" : "yes";
  }

  private static Map.Entry<String, List<String>> row(String text) {
    List<String> words = List.of(text.split(" +", -1));
    return Map.entry(words.get(0), words.subList(1, words.size()));
  }
}
