package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Plants something of every kind that is hidden from spectators in a public game and beside it, and
 * searches for it in everything that somebody without an account gets. Whom it is for finds each
 * kind by the same words. That nothing is early {@code GuestsIT} and {@code SpectatorDelayIT} test.
 */
@RunsInParallel
class AnonymousWatcherIT {
  private static final Map<String, String> ADDRESSES =
      Map.of("alice", "198.51.100.7", "bob", "198.51.100.8", "carol", "198.51.100.9");

  /** What is hidden: the kind, and words by which it would be found. */
  private final Map<String, List<String>> hidden = new LinkedHashMap<>();

  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, GameClient> clients = new HashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private TestNode node;
  private RestClient restClient;
  private String game;
  private String secretGame;
  private long seq;

  @BeforeEach
  void start() throws Exception {
    node =
        TestNode.start(
            Map.of(
                "PD_AUTH_GUESTS", "watch",
                "PD_HTTP_TRUSTED_PROXIES", "127.0.0.1",
                "PD_LIMITS_EXEMPT", "127.0.0.1",
                "PD_RECORDS_INTERVAL_MS", "20"));
    restClient = new RestClient(node.port());
  }

  @AfterEach
  void stop() {
    clients.values().forEach(GameClient::close);
    node.close();
    vertx.close().await();
  }

  @Test
  void nothingHiddenIsInAnythingThatSomebodyWithoutAnAccountGets() {
    makeTokens();
    makeTheSecretGame();
    gather();
    try (AnonymousReader reader = new AnonymousReader(vertx, node.port(), game)) {
      talk();
      planInSecret();
      readTheDatabase();
      Map<String, String> before = reader.everything(seq, secretGame, List.of("Hushed", "alice"));
      before.forEach(this::assertNothingHidden);
      for (String each : List.of("polling", "the stream", "/api/games/" + game + "/log")) {
        assertThat(before.get(each)).as(each).contains("play_resolved");
      }
      whomItIsForFindsEachKind();

      tell("alice", "roll_dice", about().put("seen", seq));
      String seed = data(tell("alice", "concede", about())).getString("seed");
      assertThat(String.join("\n", before.values())).doesNotContainIgnoringCase(seed);
      reader
          .frames(seq)
          .forEach(
              (where, text) ->
                  assertThat(text).as(where).contains("hit_and_run", "corners_in", seed));
    }
  }

  private void assertNothingHidden(String where, String text) {
    // What somebody asks for by its id is named in the answer that it is not there.
    if (!where.contains(secretGame)) {
      assertThat(text).as("%s has a private game", where).doesNotContain(secretGame);
    }
    hidden.forEach(
        (kind, words) ->
            words.forEach(
                word ->
                    assertThat(text.contains(word))
                        .as("%s has %s: %s in %s", where, kind, word, text)
                        .isFalse()));
  }

  private void hide(String kind, String... words) {
    hidden.put(kind, List.of(words));
  }

  private void makeTokens() {
    for (String user : ADDRESSES.keySet()) {
      JsonObject claims =
          new JsonObject()
              .put("sub", user)
              .put("exp", System.currentTimeMillis() / 1_000 + 600)
              .put("email", user + "@private.example");
      tokens.put(user, TestSigningKey.secret(TestNode.SECRET).sign(claims));
    }
    hide("tokens", tokens.values().toArray(String[]::new));
    hide("addresses of people", ADDRESSES.values().toArray(String[]::new));
    hide("addresses of mail", "@private.example");
  }

  private void makeTheSecretGame() {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("public", false)
            .put("ref", "hushed")
            .put("away", new JsonObject().put("name", "Hushed Owls").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Hushed Millers").put("manager", "bob"));
    JsonObject made = restClient.post("/api/games", tokens.get("carol"), order);
    secretGame = made.getString("game_id");
    hide("private games", "Hushed Owls", "Hushed Millers");
    hide("invitations to watch", made.getJsonObject("invitations").getString("watch"));
  }

  /** Two managers, one of them by invitation, and an admin that is neither. */
  private void gather() {
    JsonObject options =
        new JsonObject()
            .put("before_roll", "ready")
            .put("plans", "sealed")
            .put("rulings", "agreed");
    JsonObject order =
        new JsonObject()
            .put("league", "pd")
            .put("public", true)
            .put("options", options)
            .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Millers"));
    JsonObject made = restClient.post("/api/games", tokens.get("carol"), order);
    game = made.getString("game_id");
    String seat = made.getJsonObject("invitations").getString("home");
    hide("invitations to a seat", seat);
    restClient.post(
        "/api/games/" + game + "/seat",
        tokens.get("bob"),
        new JsonObject().put("invitation", seat));
    for (String user : List.of("alice", "bob", "carol")) {
      Map<String, String> headers = Map.of("X-Forwarded-For", ADDRESSES.get(user));
      GameClient client = GameClient.open(vertx, WebSocketEndpoint.PLAIN, node.port(), headers);
      clients.put(user, client);
      client.ask("connect", new JsonObject().put("token", tokens.get(user)));
      seq = data(client.ask("join_game", about(), "join-of-" + user)).getLong("seq");
    }
    hide(
        "sessions of others",
        clients.values().stream()
            .map(client -> data(client.await("connected")).getString("session_id"))
            .toArray(String[]::new));
    hide("ids of commands", "join-of-");
  }

  private void talk() {
    clients.get("alice").ask("request_hand_cards", about());
    hide("cards", "hand_cards", "\"fielding\":");
    say("alice", "team", null, "steal on two-and-one");
    say("bob", "team", null, "pitch around number four");
    hide("what a team says", "steal on two-and-one", "pitch around number four");
    say("alice", "direct", "bob", "a beer afterwards?");
    hide("direct messages", "a beer afterwards?");
    say("alice", "game", null, "loud and clear");
    hide("the chat, which has no visitors", "loud and clear");
    clients.get("alice").ask("void_roll", about().put("reason", "what alice tried in vain"));
    clients.get("carol").ask("mute_user", about().put("user_id", "nobody-here").put("seconds", 5));
    hide("the audit", "what alice tried in vain", "nobody-here");
  }

  /** With a runner on first there is something to plan. */
  private void planInSecret() {
    ready("alice", new JsonObject());
    ready("bob", new JsonObject().put("infield", "back"));
    tell("alice", "roll_dice", about().put("seen", seq));
    tell("alice", "submit_manual_outcome", about().put("outcome", "walk"));
    ready("alice", new JsonObject().put("play", "hit_and_run"));
    ready("bob", new JsonObject().put("infield", "corners_in"));
    hide("sealed plans", "hit_and_run", "corners_in");
    JsonObject preview =
        clients.get("alice").ask("preview_outcome", about().put("outcome", "strikeout"));
    assertThat(preview.getString("event")).as("%s", preview).isEqualTo("outcome_preview");
    hide("what somebody tries out", "outcome_preview");
  }

  private void readTheDatabase() {
    byte[] secret = HexFormat.of().parseHex(stored("encode(dice_secret, 'hex')"));
    hide(
        "the secret of the dice",
        HexFormat.of().formatHex(secret),
        HexFormat.of().withUpperCase().formatHex(secret),
        Base64.getEncoder().withoutPadding().encodeToString(secret),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    hide(
        "hashes of invitations",
        stored("concat_ws(' ', away_invitation, home_invitation, watch_invitation)")
            .strip()
            .split(" +", -1));
  }

  private String stored(String what) {
    String from = " FROM game_secrets WHERE game_id = '" + game + "'";
    return node.database().query("SELECT " + what + from).get(0);
  }

  /** Else a word that is written in another way would be found nowhere. */
  private void whomItIsForFindsEachKind() {
    clients.get("alice").ask("request_game_state", about());
    clients.get("bob").ask("request_game_state", about());
    assertThat(heardBy("alice"))
        .contains("hand_cards", "\"fielding\":", "steal on two-and-one", "hit_and_run")
        .contains("a beer afterwards?", "loud and clear", "outcome_preview", "join-of-alice");
    assertThat(heardBy("bob")).contains("pitch around number four", "corners_in");
    String audit = "/api/games/" + game + "/audit";
    Await.until(() -> reads("carol", audit).contains("what alice tried in vain"));
    assertThat(reads("carol", audit)).contains("nobody-here");
    assertThat(reads("carol", "/api/games")).contains(secretGame, "Hushed Owls", "Hushed Millers");
    assertThat(reads("carol", "/api/games?ref=hushed")).contains(secretGame);
  }

  private String heardBy(String user) {
    return clients.get(user).heard().toString();
  }

  private String reads(String user, String path) {
    return restClient.getRaw(path, tokens.get(user), null).body();
  }

  private void say(String from, String channel, String to, String text) {
    JsonObject asked = about().put("channel", channel).put("text", text);
    JsonObject said =
        clients.get(from).ask("send_message", to == null ? asked : asked.put("to", to));
    assertThat(said.getString("event")).as("%s", said).isEqualTo("chat_message");
  }

  private void ready(String user, JsonObject plan) {
    tell(user, "ready", about().put("seen", seq).put("plan", plan));
  }

  /** Sends a command, which must be carried out. */
  private JsonObject tell(String user, String event, JsonObject data) {
    JsonObject answer = clients.get(user).command(event, data);
    assertThat(answer.getLong("seq")).as("%s", answer).isNotNull();
    seq = answer.getLong("seq");
    return answer;
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
