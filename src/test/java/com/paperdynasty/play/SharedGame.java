package com.paperdynasty.play;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A game between alice (away, and its admin) and bob on the shared program, with further users. */
final class SharedGame implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final int port;
  private final RestClient restClient;
  private final List<GameClient> clients = new ArrayList<>();
  private final String game;

  SharedGame() {
    this(DevServerProcess.shared());
  }

  /** A game on the test's own program. */
  SharedGame(DevServerProcess devServerProcess) {
    this(devServerProcess.port(), "sba");
  }

  /** A game in a league, on the server at a port. */
  SharedGame(int port, String league) {
    this.port = port;
    this.restClient = new RestClient(port);
    this.game = restClient.game(league, restClient.token("alice"), "alice", "bob");
  }

  /** A game that alice has created before, on the server at a port. */
  SharedGame(int port, RestClient restClient, String game) {
    this.port = port;
    this.restClient = restClient;
    this.game = game;
  }

  String game() {
    return game;
  }

  int port() {
    return port;
  }

  RestClient restClient() {
    return restClient;
  }

  /** A connection that has sent nothing. */
  GameClient stranger(WebSocketEndpoint webSocketEndpoint) {
    GameClient client = GameClient.open(vertx, webSocketEndpoint, port);
    clients.add(client);
    return client;
  }

  /** A connected user that is in no room. */
  GameClient connected(String user) {
    return connected(user, WebSocketEndpoint.PLAIN);
  }

  GameClient connected(String user, WebSocketEndpoint webSocketEndpoint) {
    GameClient client = GameClient.connect(vertx, webSocketEndpoint, port, restClient.token(user));
    clients.add(client);
    return client;
  }

  /** A user with a small receive buffer, for tests that stop reading. */
  GameClient connectedNarrowly(String user, WebSocketEndpoint webSocketEndpoint) {
    GameClient client =
        GameClient.connectNarrowly(vertx, webSocketEndpoint, port, restClient.token(user));
    clients.add(client);
    return client;
  }

  /** A user in the game's room that has received its whole log. */
  GameClient joined(String user) {
    return joined(connected(user), user);
  }

  /** Joins the game's room and receives its whole log. */
  GameClient joined(GameClient client, String user) {
    String role = user.equals("alice") || user.equals("bob") ? "player" : "spectator";
    JsonObject joined = client.ask("join_game", about().put("role", role).put("last_seq", 0));
    if (!joined.getString("event").equals("game_joined")) {
      throw new AssertionError("not in the room: " + joined);
    }
    long seq = joined.getJsonObject("data").getLong("seq");
    client.await(frame -> frame.getLong("seq", 0L) == seq);
    return client;
  }

  /** Data that names the game. */
  JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  /** A whole play by the manager at bat, whose connection this must be. */
  JsonObject play(GameClient atBat) {
    String roll = roll(atBat);
    return atBat.command(
        "submit_manual_outcome", about().put("outcome", "strikeout").put("roll_id", roll));
  }

  /** A roll by this client, and its id. */
  String roll(GameClient atBat) {
    JsonObject rolled = atBat.command("roll_dice", about());
    if (!rolled.getString("event").equals("dice_rolled")) {
      throw new AssertionError("no roll: " + rolled);
    }
    return rolled.getJsonObject("data").getString("roll_id");
  }

  /** What names another game of alice and bob, in which both have to be ready before a roll. */
  JsonObject readyGame() {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("options", new JsonObject().put("before_roll", "ready"))
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "alice"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "bob"));
    String id =
        restClient.post("/api/games", restClient.token("alice"), order).getString("game_id");
    return new JsonObject().put("game_id", id);
  }

  /** A private game of alice's. */
  String hiddenGame() {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("public", false)
            .put("home", new JsonObject().put("name", "Millers").put("manager", "alice"))
            .put("away", new JsonObject().put("name", "Owls"));
    return restClient.post("/api/games", restClient.token("alice"), order).getString("game_id");
  }

  /** The current game, read by its admin. */
  JsonObject standing() {
    return restClient.get("/api/games/" + game, restClient.token("alice"));
  }

  /** The whole log. */
  List<JsonObject> log() {
    return restClient.log(game, restClient.token("alice"));
  }

  /** Waits. */
  void pass(long ms) {
    Await.result(vertx.timer(Math.max(1, ms), TimeUnit.MILLISECONDS));
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  static JsonObject data(JsonObject frame) {
    return frame.getJsonObject("data");
  }

  @Override
  public void close() {
    clients.forEach(GameClient::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
