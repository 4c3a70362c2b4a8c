package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.dice.VerifiableDice;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.OutcomePicker;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two managers play nine innings with two spectators, over either endpoint. */
@RunsInParallel
class WholeGameIT {
  private static Vertx vertx;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @EnumSource(WebSocketEndpoint.class)
  void everybodyReceivesTheSameEventsInOrder(WebSocketEndpoint webSocketEndpoint) {
    int port = DevServerProcess.shared().port();
    RestClient restClient = new RestClient(port);
    String game = restClient.game(restClient.token("alice"), "alice", "bob");
    try (GameClient alice = join(webSocketEndpoint, restClient, port, "alice", game);
        GameClient bob = join(webSocketEndpoint, restClient, port, "bob", game);
        GameClient carol = join(webSocketEndpoint, restClient, port, "carol", game);
        GameClient dave = join(webSocketEndpoint, restClient, port, "dave", game)) {
      playToTheEnd(game, Map.of("away", alice, "home", bob));
      JsonObject end = alice.await("game_completed");
      long last = end.getLong("seq");
      List<GameClient> clients = List.of(alice, bob, carol, dave);
      clients.forEach(client -> client.await("game_completed"));

      List<JsonObject> log = log(restClient, game);
      assertThat(log).hasSize((int) last);
      for (GameClient client : clients) {
        List<JsonObject> seen = client.logged().stream().map(WholeGameIT::bare).toList();
        assertThat(seen.stream().map(frame -> frame.getLong("seq")))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(seen).isEqualTo(log);
      }
      JsonObject state = end.getJsonObject("data").getJsonObject("state");
      assertThat(state.getString("status")).isEqualTo("completed");
      assertThat(state.getInteger("inning")).isGreaterThanOrEqualTo(9);
      everyRollCanBeChecked(game, restClient, log);
    }
  }

  private static GameClient join(
      WebSocketEndpoint webSocketEndpoint,
      RestClient restClient,
      int port,
      String user,
      String game) {
    boolean manager = user.equals("alice") || user.equals("bob");
    GameClient client = GameClient.connect(vertx, webSocketEndpoint, port, restClient.token(user));
    JsonObject joined =
        client.ask(
            "join_game",
            new JsonObject()
                .put("game_id", game)
                .put("role", manager ? "player" : "spectator")
                .put("entropy", manager ? user + "'s own text" : null)
                .put("last_seq", 0));
    assertThat(joined.getString("event")).isEqualTo("game_joined");
    return client;
  }

  private static void playToTheEnd(String game, Map<String, GameClient> managers) {
    OutcomePicker picker = new OutcomePicker(20261122);
    String atBat = "away";
    boolean over = false;
    while (!over) {
      GameClient batting = managers.get(atBat);
      JsonObject rolled = batting.command("roll_dice", new JsonObject().put("game_id", game));
      assertThat(rolled.getString("event")).isEqualTo("dice_rolled");
      String roll = rolled.getJsonObject("data").getString("roll_id");
      JsonObject play = batting.command("submit_manual_outcome", picker.next(game, roll));
      assertThat(play.getString("event")).as(play.encode()).isEqualTo("play_resolved");
      JsonObject state = play.getJsonObject("data").getJsonObject("state");
      atBat = state.getString("at_bat");
      over = state.getString("status").equals("completed");
    }
  }

  private static JsonObject bare(JsonObject frame) {
    JsonObject event = frame.copy();
    event.remove("reply_to");
    event.remove("replay");
    return event;
  }

  private static List<JsonObject> log(RestClient restClient, String game) {
    return restClient.log(game, restClient.token("carol"));
  }

  private static void everyRollCanBeChecked(
      String game, RestClient restClient, List<JsonObject> log) {
    JsonObject dice = restClient.get("/api/games/" + game + "/dice", restClient.token("carol"));
    DiceSeed seed = DiceSeed.ofHex(dice.getString("seed"));
    assertThat(seed.commitment()).isEqualTo(dice.getString("commitment"));
    assertThat(log.get(0).getJsonObject("data").getString("commitment"))
        .isEqualTo(seed.commitment());
    VerifiableDice checked = new VerifiableDice(seed, UUID.fromString(game));
    log.stream()
        .filter(event -> event.getString("event").equals("dice_rolled"))
        .map(event -> event.getJsonObject("data"))
        .forEach(
            roll ->
                assertThat(shown(roll))
                    .isEqualTo(
                        checked.roll(
                            roll.getInteger("roll_number"), "alice's own text", "bob's own text")));
  }

  private static DiceFaces shown(JsonObject roll) {
    return new DiceFaces(
        roll.getInteger("d6_one"),
        roll.getInteger("d6_two_a"),
        roll.getInteger("d6_two_b"),
        roll.getInteger("chaos_d20"),
        roll.getInteger("resolution_d20"));
  }
}
