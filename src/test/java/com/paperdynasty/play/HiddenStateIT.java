package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches everything that two spectators receive and can read in a game with every kind of secret.
 * The managers' own frames are searched in the same way and contain their secrets. Once the game is
 * over the seed of the dice is found where it was not before. {@code AnonymousWatcherIT} does the
 * same for somebody without an account.
 */
@RunsInParallel
class HiddenStateIT {
  /** After so long without an event a stream has sent all that there is. */
  private static final long QUIET_MS = 500;

  private static final Map<String, String> ADDRESSES =
      Map.of(
          "alice",
          "198.51.100.7",
          "bob",
          "198.51.100.8",
          "carol",
          "198.51.100.9",
          "sue",
          "203.0.113.5",
          "tom",
          "203.0.113.6");

  private static Vertx vertx;
  private static TestNode node;
  private static RestClient restClient;

  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, GameClient> clients = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private String game;
  private JsonObject invitations;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    node =
        TestNode.start(
            Map.of(
                "PD_HTTP_TRUSTED_PROXIES", "127.0.0.1",
                "PD_RECORDS_INTERVAL_MS", "20"));
    restClient = new RestClient(node.port());
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    node.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void secretsAreNotInWhatSpectatorsReceive(boolean open) {
    gather(open);
    GameClient sue = watching("sue", WebSocketEndpoint.PLAIN);
    play();
    GameClient tom = watching("tom", WebSocketEndpoint.SOCKJS);
    readTheDatabase();
    settle(List.of(sue, tom));

    Map<String, String> before = new HashMap<>();
    for (String spectator : List.of("sue", "tom")) {
      String everything = everythingFor(spectator);
      before.put(spectator, everything);
      assertThat(everything).as("the game itself is seen").contains("play_resolved");
      assertThat(everything).as("the chat of the game is read").contains("loud and clear");
      secrets.forEach(
          (what, secret) ->
              assertThat(everything.contains(secret))
                  .as("%s finds %s: %s", spectator, what, secret)
                  .isFalse());
    }
    theirOwnIsFoundByThoseWhoMaySeeIt();
    theSeedIsFoundWhenTheGameIsOver(before);
    clients.values().forEach(GameClient::close);
  }

  /** Two managers, one of them by invitation, and an admin that is neither. */
  private void gather(boolean open) {
    for (String user : ADDRESSES.keySet()) {
      JsonObject claims =
          new JsonObject()
              .put("sub", user)
              .put("exp", System.currentTimeMillis() / 1_000 + 600)
              .put("email", user + "@private.example");
      tokens.put(user, TestSigningKey.secret(TestNode.SECRET).sign(claims));
      if (!Set.of("sue", "tom").contains(user)) {
        secret("the token of " + user, tokens.get(user));
        secret("the address of " + user, ADDRESSES.get(user));
      }
    }
    secret("anybody's e-mail", "@private.example");
    JsonObject order =
        new JsonObject()
            .put("league", "pd")
            .put("public", open)
            .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Millers"));
    JsonObject made = restClient.post("/api/games", tokens.get("carol"), order);
    game = made.getString("game_id");
    invitations = made.getJsonObject("invitations");
    secret("the home seat's invitation", invitations.getString("home"));
    restClient.post(
        "/api/games/" + game + "/seat",
        tokens.get("bob"),
        new JsonObject().put("invitation", invitations.getString("home")));
    for (String user : List.of("alice", "bob", "carol")) {
      GameClient client = connected(user, WebSocketEndpoint.PLAIN);
      assertThat(client.ask("join_game", about(), "join-of-" + user).getString("event"))
          .isEqualTo("game_joined");
      secret("the session of " + user, data(client.await("connected")).getString("session_id"));
    }
    secret("the id of a command", "join-of-");
  }

  private void play() {
    GameClient alice = clients.get("alice");
    GameClient bob = clients.get("bob");
    alice.ask("request_hand_cards", about());
    bob.ask("request_hand_cards", about());
    secret("cards", "hand_cards");
    secret("how good a fielder is", "\"fielding\":");
    say(alice, "team", null, "steal on two-and-one");
    say(bob, "team", null, "pitch around number four");
    say(alice, "direct", "bob", "a beer afterwards?");
    say(bob, "direct", "carol", "is that legal?");
    say(alice, "game", null, "loud and clear");
    secrets.remove("loud and clear");
    alice.ask("void_roll", about().put("reason", "what alice tried in vain"));
    secret("what was refused", "what alice tried in vain");
    alice.ask("mute_user", about().put("user_id", "nobody-here").put("seconds", 5));
    secret("who was to be muted", "nobody-here");
    for (int i = 0; i < 7; i++) {
      alice.command("roll_dice", about());
      GameClient batting = i % 6 < 3 ? alice : bob;
      batting.command("submit_manual_outcome", about().put("outcome", "strikeout"));
    }
    alice.command("roll_dice", about());
  }

  /** Secrets that no client may ever receive. */
  private void readTheDatabase() {
    byte[] secret =
        HexFormat.of()
            .parseHex(
                node.database()
                    .query(
                        "SELECT encode(dice_secret, 'hex') FROM game_secrets WHERE game_id = '"
                            + game
                            + "'")
                    .get(0));
    secret("the secret", HexFormat.of().formatHex(secret));
    secret("the secret in capitals", HexFormat.of().withUpperCase().formatHex(secret));
    secret("the secret in base64", Base64.getEncoder().withoutPadding().encodeToString(secret));
    secret(
        "the secret in base64 of URLs",
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    String hashes =
        node.database()
            .query(
                "SELECT concat_ws(' ', away_invitation, home_invitation, watch_invitation)"
                    + " FROM game_secrets WHERE game_id = '"
                    + game
                    + "'")
            .get(0);
    for (String hash : hashes.split(" ", -1)) {
      if (!hash.isEmpty()) {
        secret("the hash of an invitation " + hash, hash);
      }
    }
  }

  private void theirOwnIsFoundByThoseWhoMaySeeIt() {
    assertThat(everythingFor("alice"))
        .contains("hand_cards", "\"fielding\":", "steal on two-and-one", "a beer afterwards?")
        .doesNotContain("pitch around number four", "is that legal?", secrets.get("the secret"));
    assertThat(everythingFor("bob"))
        .contains("hand_cards", "pitch around number four", "a beer afterwards?", "is that legal?")
        .doesNotContain("steal on two-and-one", secrets.get("the secret"));
    assertThat(everythingFor("carol"))
        .contains("what alice tried in vain", "is that legal?")
        .doesNotContain("\"fielding\":", "steal on two-and-one", secrets.get("the secret"))
        .doesNotContain(ADDRESSES.get("alice"), ADDRESSES.get("bob"));
  }

  /** The secret of all seeds stays hidden, because an undone play begins a new seed. */
  private void theSeedIsFoundWhenTheGameIsOver(Map<String, String> before) {
    clients.get("carol").command("end_game", about().put("reason", "rain"));
    for (String spectator : before.keySet()) {
      String seed = data(clients.get(spectator).await("game_completed")).getString("seed");
      assertThat(seed).hasSize(64);
      assertThat(before.get(spectator)).doesNotContainIgnoringCase(seed);
      assertThat(everythingFor(spectator)).contains(seed).doesNotContain(secrets.get("the secret"));
    }
  }

  private GameClient watching(String user, WebSocketEndpoint webSocketEndpoint) {
    GameClient client = connected(user, webSocketEndpoint);
    JsonObject asked = about().put("role", "spectator").put("last_seq", 0);
    if (invitations.containsKey("watch")) {
      asked.put("invitation", invitations.getString("watch"));
      secret("the watchers' invitation", invitations.getString("watch"));
    }
    JsonObject joined = client.ask("join_game", asked);
    assertThat(data(joined).getString("role")).as("%s", joined).isEqualTo("spectator");
    long seq = data(joined).getLong("seq");
    client.await(frame -> frame.getLong("seq", 0L) == seq);
    for (String command : ServedDocuments.commands()) {
      if (!Set.of("connect", "disconnect", "leave_game", "refresh_token").contains(command)) {
        client.ask(command, about().put("last_seq", 0).put("channel", "team").put("text", "psst"));
      }
    }
    return client;
  }

  private GameClient connected(String user, WebSocketEndpoint webSocketEndpoint) {
    Map<String, String> headers = Map.of("X-Forwarded-For", ADDRESSES.get(user));
    GameClient client = GameClient.open(vertx, webSocketEndpoint, node.port(), headers);
    String token = tokens.get(user);
    client.ask("connect", new JsonObject().put("token", token));
    clients.put(user, client);
    return client;
  }

  private void say(GameClient from, String channel, String to, String text) {
    JsonObject asked = about().put("channel", channel).put("text", text);
    JsonObject said = from.ask("send_message", to == null ? asked : asked.put("to", to));
    assertThat(said.getString("event")).as("%s", said).isEqualTo("chat_message");
    secret(text, text);
  }

  /** Waits until all pending frames have come. */
  private void settle(List<GameClient> watchers) {
    clients.get("carol").command("announce", about().put("text", "that is all"));
    watchers.forEach(client -> client.await("announcement"));
    JsonObject all = about().put("last_seq", 0);
    watchers.forEach(client -> client.ask("request_game_state", all));
    awaitAudit("what alice tried in vain");
  }

  /** The audit log is written a moment later. */
  private void awaitAudit(String words) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String path = "/api/games/" + game + "/audit";
    while (!restClient.getRaw(path, tokens.get("carol"), null).body().contains(words)) {
      assertThat(System.nanoTime()).as("%s in the audit", words).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void secret(String what, String text) {
    secrets.put(what, text);
  }

  /** Every frame that a user receives, and the answer to every call. */
  private String everythingFor(String user) {
    List<String> texts = new ArrayList<>();
    clients.get(user).heard().forEach(frame -> texts.add(frame.encode()));
    String invitation =
        user.equals("sue") || user.equals("tom") ? invitations.getString("watch") : null;
    int answered = 0;
    for (String call : ServedDocuments.calls()) {
      String path =
          call.substring(call.indexOf(' ') + 1)
              .replace("{id}", game)
              .replace("{hash}", "0".repeat(64));
      if (call.endsWith("/stream")) {
        String whole = path + "?last_seq=0";
        String stream = restClient.streamed(whole, tokens.get(user), invitation, QUIET_MS);
        assertThat(stream).contains("id: ", "event: ");
        texts.add(stream);
      } else if (call.startsWith("GET ")) {
        for (String query : List.of("", "?mine=true", "?channel=team", "?channel=direct")) {
          HttpResponse<String> answer =
              restClient.getRaw(path + query, tokens.get(user), invitation);
          answered += answer.statusCode() == 200 ? 1 : 0;
          texts.add(answer.headers().map() + "\n" + answer.body());
        }
      }
    }
    assertThat(answered).as("calls that %s may make", user).isGreaterThan(20);
    return texts.stream().collect(Collectors.joining("\n"));
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }
}
