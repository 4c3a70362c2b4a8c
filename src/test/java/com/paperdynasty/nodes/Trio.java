package com.paperdynasty.nodes;

import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.Place;
import com.paperdynasty.harness.Framing;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.Passport;
import com.paperdynasty.harness.Rest;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Three nodes on this machine and one database. A node that a test ended is started again. */
final class Trio implements AutoCloseable {
  private static final int NODES = 3;

  private final TestDatabase database = TestDatabase.fresh();
  private final List<Place> places =
      Stream.generate(() -> Place.loopback(database.url())).limit(NODES).toList();
  private final List<ClusterNode> nodes = new ArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, String> configuration;

  Trio(Map<String, String> configuration) {
    this.configuration = configuration;
    places.forEach(place -> nodes.add(start(place)));
    nodes.forEach(ClusterNode::awaitOpen);
  }

  private ClusterNode start(Place place) {
    return ClusterNode.start(place, places, configuration);
  }

  /** Starts what is not there, and waits until everybody sees three. */
  void complete() {
    for (int i = 0; i < NODES; i++) {
      if (!nodes.get(i).isAlive()) {
        nodes.set(i, start(places.get(i)));
      }
    }
    nodes.forEach(ClusterNode::awaitOpen);
  }

  ClusterNode node(int index) {
    return nodes.get(index);
  }

  /** The index of the node that has a game. */
  int ownerOf(String game) {
    String owner = database.query("SELECT owner FROM games WHERE game_id = '" + game + "'").get(0);
    for (int i = 0; i < NODES; i++) {
      if (nodes.get(i).name().equals(owner)) {
        return i;
      }
    }
    throw new AssertionError("no node of this test has the game but " + owner);
  }

  /** Another node than these. */
  int otherThan(int... taken) {
    for (int i = 0; i < NODES; i++) {
      int node = i;
      if (Arrays.stream(taken).noneMatch(other -> other == node)) {
        return node;
      }
    }
    throw new AssertionError("all are taken");
  }

  Rest rest(int node) {
    return new Rest(places.get(node).port());
  }

  /** A new game of alice's, who is away, against bob. */
  String game() {
    return rest(0).game(Passport.of("alice"), "alice", "bob");
  }

  GameClient joined(int node, String user, String game) {
    GameClient client =
        GameClient.connect(vertx, Framing.PLAIN, places.get(node).port(), Passport.of(user));
    String role = user.equals("alice") || user.equals("bob") ? "player" : "spectator";
    JsonObject joined = client.ask("join_game", about(game).put("role", role).put("last_seq", 0));
    if (!joined.getString("event").equals("game_joined")) {
      throw new AssertionError("not in the room: " + joined);
    }
    return client;
  }

  static JsonObject about(String game) {
    return new JsonObject().put("game_id", game);
  }

  /** A play that leaves the same side at bat; answers with its frame. */
  static JsonObject play(GameClient atBat, String game) {
    JsonObject rolled = atBat.command("roll_dice", about(game));
    if (!rolled.getString("event").equals("dice_rolled")) {
      throw new AssertionError("no roll: " + rolled);
    }
    String roll = rolled.getJsonObject("data").getString("roll_id");
    JsonObject played =
        atBat.command(
            "submit_manual_outcome", about(game).put("outcome", "walk").put("roll_id", roll));
    if (!played.getString("event").equals("play_resolved")) {
      throw new AssertionError("no play: " + played);
    }
    return played;
  }

  @Override
  public void close() {
    nodes.forEach(ClusterNode::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }
}
