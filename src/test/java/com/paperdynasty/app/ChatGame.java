package com.paperdynasty.app;

import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A game with every kind of user: alice and bob are managers, carol is its admin, dave and erin are
 * spectators, root administers the service.
 */
final class ChatGame implements AutoCloseable {
  static final List<String> EVERYBODY = List.of("alice", "bob", "carol", "dave", "erin", "root");

  private final Vertx vertx = Vertx.vertx();
  private final int port;
  private final RestClient restClient;
  private final String game;
  private final Map<String, GameClient> seated = new LinkedHashMap<>();
  private final List<GameClient> clients = new ArrayList<>();

  ChatGame(int port, String league) {
    this.port = port;
    this.restClient = new RestClient(port);
    JsonObject order =
        new JsonObject()
            .put("league", league)
            .put("away", new JsonObject().put("name", "Owls").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Millers").put("manager", "bob"));
    this.game = restClient.post("/api/games", token("carol"), order).getString("game_id");
  }

  /** Connects everybody and joins the game. */
  ChatGame seated() {
    EVERYBODY.forEach(user -> seated.put(user, joined(user)));
    return this;
  }

  String game() {
    return game;
  }

  RestClient restClient() {
    return restClient;
  }

  String token(String user) {
    JsonArray roles = user.equals("root") ? new JsonArray().add("admin") : new JsonArray();
    JsonObject body = new JsonObject().put("user_id", user).put("name", user).put("roles", roles);
    return restClient.post("/api/dev/token", null, body).getString("token");
  }

  /** Another connection of a user, in no room. */
  GameClient connected(String user) {
    GameClient client = GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, token(user));
    clients.add(client);
    return client;
  }

  /** Another connection of a user, in the room. */
  GameClient joined(String user) {
    GameClient client = connected(user);
    JsonObject joined = client.ask("join_game", about().put("role", "spectator"));
    if (!joined.getString("event").equals("game_joined")) {
      throw new AssertionError("not in the room: " + joined);
    }
    // The watch is sent before this request, so the game verticle knows of the user when it
    // answers.
    client.ask("request_game_state", about());
    return client;
  }

  /** The first connection of a user in the room. */
  GameClient at(String user) {
    return seated.get(user);
  }

  JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  JsonObject message(String channel, String text) {
    return about().put("channel", channel).put("text", text);
  }

  /** Sends a message and waits for the answer. */
  JsonObject say(String user, String channel, String text) {
    return at(user).ask("send_message", message(channel, text));
  }

  /** Sends a direct message and waits for the answer. */
  JsonObject tell(String user, String to, String text) {
    return at(user).ask("send_message", message("direct", text).put("to", to));
  }

  /** Waits until everybody has received all messages so far. */
  void settle() {
    String text = "fence " + UUID.randomUUID();
    at("carol").command("announce", about().put("text", text));
    for (GameClient client : seated.values()) {
      client.await(
          frame ->
              frame.getString("event").equals("announcement")
                  && frame.getJsonObject("data").getString("text").equals(text));
    }
  }

  /** The users whose first connection has received a text in any frame. */
  List<String> whoHeard(String text) {
    return EVERYBODY.stream()
        .filter(user -> at(user).heard().stream().anyMatch(f -> f.encode().contains(text)))
        .toList();
  }

  /** The texts that a user reads over HTTP, newest first. */
  List<String> read(String user, String query) {
    JsonObject page = restClient.get("/api/games/" + game + "/messages" + query, token(user));
    return page.getJsonArray("messages").stream()
        .map(message -> ((JsonObject) message).getString("text"))
        .toList();
  }

  @Override
  public void close() {
    seated.values().forEach(GameClient::close);
    clients.forEach(GameClient::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
