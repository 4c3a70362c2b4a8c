package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TimedStream;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that delays spectators by two seconds. Everything that the spectator carol receives must
 * have happened at least that long ago.
 */
@Timeout(120)
@RunsInParallel
class SpectatorDelayIT {
  private static final Duration DELAY = Duration.ofSeconds(2);

  private final Vertx vertx = Vertx.vertx();
  private final List<GameClient> clients = new ArrayList<>();
  private TestNode node;
  private RestClient restClient;
  private String game;
  private GameClient alice;

  @BeforeEach
  void start() throws Exception {
    node =
        TestNode.start(
            Map.of(
                "PD_AUTH_GUESTS",
                "watch",
                "PD_SPECTATORS_DELAY_MS",
                Long.toString(DELAY.toMillis())));
    restClient = new RestClient(node.port());
    game = restClient.game(restClient.token("alice"), "alice", "alice");
    alice = client("alice");
    alice.command("join_game", about());
  }

  @AfterEach
  void stop() {
    clients.forEach(GameClient::close);
    node.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void eventsAreDelayedAndInOrder() {
    GameClient carol = watching(0);
    GameClient dave = watching(null);
    long last = play(5);

    for (GameClient spectator : List.of(carol, dave)) {
      for (long seq = 2; seq <= last; seq++) {
        long wanted = seq;
        JsonObject frame = spectator.await(heard -> heard.getLong("seq", 0L) == wanted);
        assertLate(frame.getJsonObject("data"));
      }
    }
    assertThat(carol.logged()).extracting(frame -> frame.getLong("seq")).isSorted();
    assertThat(alice.await("play_resolved").getJsonObject("data").containsKey("state")).isTrue();
  }

  /** That they get nothing early by any other way {@code GuestsIT} tests. */
  @Test
  void whoHasNoTokenGetsEverythingOnceInOrderAndLate() {
    GameClient visitor = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port(), Map.of());
    clients.add(visitor);
    visitor.ask("connect", new JsonObject());
    visitor.ask("join_game", about().put("role", "spectator").put("last_seq", 0));
    String path = "/api/games/" + game + "/stream?last_seq=0";
    TimedStream stream = TimedStream.follow(vertx, node.port(), path);
    long last = play(3, "homerun");
    TimedStream second = TimedStream.follow(vertx, node.port(), path);

    awaitAllOfIt(visitor);
    for (TimedStream each : List.of(stream, second)) {
      Await.until(() -> each.events().stream().anyMatch(event -> event.seq() == last));
      assertThat(each.events())
          .extracting(TimedStream.Event::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
      each.events().stream().skip(1).forEach(event -> assertLate(event.data(), event.cameAt()));
    }
    Await.until(() -> anybodyReads("/game/" + game).contains("Visitors 3, Locals 0"));
    for (String read : List.of("/plays", "/log", "/scorebook")) {
      assertThat(anybodyReads("/api/games/" + game + read).split("homerun", -1))
          .as(read)
          .hasSizeGreaterThan(3);
    }
    assertThat(anybodyReads("/api/games/" + game)).contains("\"score\":{\"away\":3");
    assertThat(anybodyReads("/api/games?status=in_progress")).contains(game);
  }

  private String anybodyReads(String path) {
    return restClient.text(path, null);
  }

  @Test
  void joinReplayAndStateEndAtTheSameEvent() {
    play(3);
    GameClient carol = watching(0);
    JsonObject joined = carol.await("game_joined").getJsonObject("data");
    assertThat(joined.getLong("delay_ms")).isEqualTo(DELAY.toMillis());
    assertLogIsLate();
    // The state covers what has not come by then.
    carol.await(heard -> heard.getLong("seq", 0L) == 1);

    JsonObject synced = carol.ask("request_game_state", about()).getJsonObject("data");

    assertThat(synced.getLong("seq")).isGreaterThanOrEqualTo(joined.getLong("seq"));
    synced.getJsonArray("recent_plays").forEach(play -> assertLate((JsonObject) play));
    assertThat(synced.getJsonObject("state").getInteger("play_number"))
        .isEqualTo(synced.getJsonArray("recent_plays").size());
    awaitAllOfIt(carol);
  }

  @Test
  void httpReadsEndAtTheSameEvent() {
    play(3);
    JsonObject plays = carolReads("/plays");
    plays.getJsonArray("plays").forEach(play -> assertLate((JsonObject) play));
    carolReads("/dice")
        .getJsonArray("rolls")
        .forEach(roll -> assertLate(((JsonObject) roll).getJsonObject("dice")));
    long seq = carolReads("").getLong("seq");
    assertLogIsLate();
    assertThat(seq).isLessThanOrEqualTo(carolReads("/log").getLong("last_seq"));

    JsonObject listed =
        restClient
            .get("/api/games", restClient.token("carol"))
            .getJsonArray("games")
            .getJsonObject(0);
    assertThat(listed.getBoolean("redacted")).isTrue();
    assertThat(listed.fieldNames()).doesNotContain("score", "inning", "half", "seq");
    JsonObject hers =
        restClient
            .get("/api/games", restClient.token("alice"))
            .getJsonArray("games")
            .getJsonObject(0);
    assertThat(hers.fieldNames()).contains("score", "inning", "half", "seq");
  }

  @AtLength
  @Test
  void reopenedGameShowsNoMore() {
    play(3);
    node.database().execute("UPDATE games SET epoch = epoch + 1");
    alice.command("roll_dice", about());
    GameClient carol = watching(0);

    assertLogIsLate();
    awaitAllOfIt(carol);
  }

  @Test
  void gameChatIsDelayedAndSpectatorChatIsNot() {
    GameClient carol = watching(null);
    GameClient erin = client("erin");
    erin.ask("join_game", about().put("role", "spectator"));
    JsonObject homer = about().put("channel", "game").put("text", "what a homer");
    assertThat(alice.ask("send_message", homer).getString("event")).isEqualTo("chat_message");
    carol.ask("send_message", about().put("channel", "spectators").put("text", "quiet"));

    JsonObject quiet = erin.await("chat_message").getJsonObject("data");
    assertThat(quiet.getString("text")).isEqualTo("quiet");
    JsonObject late = carol.await(frame -> frame.encode().contains("homer"));
    assertLate(late.getJsonObject("data"));
    assertThat(carolReads("/messages").encode()).contains("homer");
  }

  @AtLength
  @Test
  void gameChatIsDelayedOverHttp() {
    JsonObject homer = about().put("channel", "game").put("text", "what a homer");
    alice.ask("send_message", homer);
    carolReads("/messages")
        .getJsonArray("messages")
        .forEach(message -> assertLate((JsonObject) message));
    String hers =
        restClient.get("/api/games/" + game + "/messages", restClient.token("alice")).encode();
    assertThat(hers).contains("homer");
  }

  @AtLength
  @Test
  void viewingHandCardsIsShownDelayed() {
    GameClient carol = watching(null);
    awaitArrival("carol");
    Instant before = Instant.now();
    assertThat(alice.ask("request_hand_cards", about()).getString("event")).isEqualTo("hand_cards");
    alice.await("player_action");
    carol.await("player_action");
    assertThat(Instant.now()).isAfterOrEqualTo(before.plus(DELAY));
  }

  @AtLength
  @Test
  void listsShowStartAndEndDelayed() {
    Instant before = Instant.now();
    play(1);
    assertThat(listed("carol", "waiting")).contains(game);
    assertThat(listed("carol", "in_progress")).doesNotContain(game);
    assertThat(listed("alice", "in_progress")).contains(game);
    assertThat(Instant.now()).as("the test itself is in time").isBefore(before.plus(DELAY));
    untilListed("in_progress");
    assertThat(Instant.now()).isAfterOrEqualTo(before.plus(DELAY));

    Instant end = Instant.now();
    alice.command("end_game", about().put("reason", "rain"));
    assertThat(listed("carol", "completed")).doesNotContain(game);
    assertThat(restClient.get("/api/games", restClient.token("carol")).encode()).contains(game);
    untilListed("completed");
    assertThat(Instant.now()).isAfterOrEqualTo(end.plus(DELAY));
  }

  @Test
  void seatsAreShownDelayedInListsAndPresence() {
    JsonObject open =
        new JsonObject()
            .put("league", "sba")
            .put("away", new JsonObject().put("name", "A").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "H"));
    JsonObject created = restClient.post("/api/games", restClient.token("alice"), open);
    game = created.getString("game_id");
    alice.command("join_game", about());
    GameClient carol = client("carol");
    carol.ask("join_game", about().put("role", "spectator"));
    awaitArrival("carol");
    Instant before = Instant.now();
    restClient.post(
        "/api/games/" + game + "/seat",
        restClient.token("bob"),
        new JsonObject().put("invitation", created.getJsonObject("invitations").getString("home")));
    client("bob").command("join_game", about());
    JsonObject joined = client("erin").ask("join_game", about().put("role", "spectator"));

    String there = joined.getJsonObject("data").getJsonArray("participants").encode();
    String listed = restClient.get("/api/games", restClient.token("carol")).encode();
    assertThat(Instant.now()).as("the test itself is in time").isBefore(before.plus(DELAY));
    assertThat(there).contains("bob").doesNotContain("home");
    assertThat(listed).contains(game).doesNotContain("bob");
    carol.await(
        frame ->
            "user_connected".equals(frame.getString("event")) && frame.encode().contains("home"));
    assertThat(Instant.now()).isAfterOrEqualTo(before.plus(DELAY));
  }

  /** From then on the game's owner tells the room that a user has joined. */
  private void awaitArrival(String user) {
    alice.await(
        frame ->
            "user_connected".equals(frame.getString("event"))
                && game.equals(frame.getJsonObject("data").getString("game_id"))
                && user.equals(frame.getJsonObject("data").getString("user_id")));
  }

  private String listed(String user, String status) {
    return restClient.get("/api/games?status=" + status, restClient.token(user)).encode();
  }

  private void untilListed(String status) {
    Await.until(() -> listed("carol", status).contains(game));
  }

  /** The creation of a game is not delayed. */
  private void assertLogIsLate() {
    restClient.log(game, restClient.token("carol")).stream()
        .skip(1)
        .forEach(event -> assertLate(event.getJsonObject("data")));
  }

  /** A spectator receives everything that alice receives, delayed. */
  private void awaitAllOfIt(GameClient spectator) {
    List<JsonObject> log = restClient.log(game, restClient.token("alice"));
    for (JsonObject event : log) {
      JsonObject frame =
          spectator.await(heard -> heard.getLong("seq", 0L).equals(event.getLong("seq")));
      if (event.getLong("seq") > 1) {
        assertLate(frame.getJsonObject("data"));
      }
    }
  }

  /** Measured on receipt, with the clock of this machine. */
  private static void assertLate(JsonObject data) {
    assertLate(data, Instant.now());
  }

  private static void assertLate(JsonObject data, Instant cameAt) {
    assertThat(Instant.parse(data.getString("at"))).isBefore(cameAt.minus(DELAY));
  }

  private JsonObject carolReads(String what) {
    return restClient.get("/api/games/" + game + what, restClient.token("carol"));
  }

  /** Plays strikeouts and returns the seq of the last event. */
  private long play(int plays) {
    return play(plays, "strikeout");
  }

  private long play(int plays, String outcome) {
    long last = 0;
    for (int i = 0; i < plays; i++) {
      String roll = alice.command("roll_dice", about()).getJsonObject("data").getString("roll_id");
      JsonObject resolved =
          alice.command(
              "submit_manual_outcome", about().put("outcome", outcome).put("roll_id", roll));
      last = resolved.getLong("seq");
    }
    return last;
  }

  private GameClient watching(Integer lastSeq) {
    GameClient spectator = client("carol");
    JsonObject data = about().put("role", "spectator").put("last_seq", lastSeq);
    assertThat(spectator.ask("join_game", data).getString("event")).isEqualTo("game_joined");
    return spectator;
  }

  private GameClient client(String user) {
    GameClient client =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), restClient.token(user));
    clients.add(client);
    return client;
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
