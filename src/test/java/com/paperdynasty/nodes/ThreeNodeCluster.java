package com.paperdynasty.nodes;

import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.network.TestNetwork;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Three nodes on this machine and one database, with links that can be cut. */
public final class ThreeNodeCluster implements AutoCloseable {
  /** How many nodes there are. */
  public static final int NODES = 3;

  /** The program's default, because tests measure how soon three nodes answer. */
  private static final String WARM_UP_GAMES = "60";

  private static final long LONGEST_S = 60;
  private static final long CHECK_EVERY_MS = 50;

  private final TestDatabase database = TestDatabase.fresh();
  private final Vertx vertx = Vertx.vertx();
  private final TestNetwork testNetwork = TestNetwork.lay(NODES, database, vertx);
  private final List<NodeAddress> places = testNetwork.places();
  private final List<RestClient> health =
      places.stream().map(place -> new RestClient(place.host(), place.managementPort())).toList();
  private final ClusterNode[] nodes = new ClusterNode[NODES];
  private final Map<String, String> configuration;

  /** Three nodes, all of them open. */
  public ThreeNodeCluster(Map<String, String> configuration) {
    this(configuration, NODES);
  }

  /** The first of three nodes; a test starts the others. */
  public ThreeNodeCluster(Map<String, String> configuration, int first) {
    this.configuration = configuration;
    try {
      for (int i = 0; i < first; i++) {
        start(i);
      }
      running().forEach(ClusterNode::awaitOpen);
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** Starts a node that does not run, and does not wait for it. */
  public ClusterNode start(int node) {
    return start(node, Map.of());
  }

  /** The same with settings of its own, such as for its JVM. */
  public ClusterNode start(int node, Map<String, String> own) {
    Map<String, String> whole = configurationOf(node);
    whole.putAll(own);
    return started(node, ClusterNode.start(places.get(node), places, whole));
  }

  /** Starts a node of the build on a class path, in its own working directory. */
  ClusterNode start(int node, String classPath, Path directory) {
    return started(
        node,
        ClusterNode.start(places.get(node), places, configurationOf(node), classPath, directory));
  }

  private Map<String, String> configurationOf(int node) {
    Map<String, String> whole = new HashMap<>(testNetwork.configuration(node));
    whole.put(ClusterNode.WARM_UP_GAMES, WARM_UP_GAMES);
    whole.putAll(configuration);
    return whole;
  }

  private ClusterNode started(int node, ClusterNode clusterNode) {
    nodes[node] = clusterNode;
    testNetwork.runs(node, clusterNode.pid());
    return clusterNode;
  }

  private List<ClusterNode> running() {
    return Stream.of(nodes).filter(node -> node != null && node.isAlive()).toList();
  }

  /** Starts the nodes that do not run, and waits until all are ready. */
  public void startMissing() {
    for (int i = 0; i < NODES; i++) {
      if (nodes[i] == null || !nodes[i].isAlive()) {
        start(i);
      }
    }
    running().forEach(ClusterNode::awaitOpen);
    for (int i = 0; i < NODES; i++) {
      int node = i;
      until(() -> isReady(node), () -> "node " + node + " is not ready:\n" + nodes[node].printed());
    }
  }

  /** Waits until each sees the two others. */
  void awaitFullMembership() {
    for (int i = 0; i < NODES; i++) {
      int node = i;
      until(() -> seesAll(node), () -> "node " + node + " does not see the others");
    }
  }

  /** Waits until each accepts commands: a node that was frozen refuses them for a moment. */
  void awaitCommandsAccepted() {
    String game = game();
    for (int i = 0; i < NODES; i++) {
      int node = i;
      try (GameClient alice = joined(node, "alice", game)) {
        until(
            () -> !isUnavailable(alice.ask("roll_dice", gameData(game))),
            () -> "node " + node + " takes no commands");
      }
    }
  }

  static boolean isUnavailable(JsonObject answer) {
    return "unavailable".equals(answer.getJsonObject("data").getString("code"));
  }

  /** Whether a node reports that it is ready. */
  public boolean isReady(int node) {
    return nodes[node] != null && nodes[node].isAlive() && health.get(node).isFine("/health/ready");
  }

  /** Waits until a condition holds. */
  public static void until(BooleanSupplier holds, Supplier<String> complaint) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(complaint.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CHECK_EVERY_MS));
    }
  }

  public ClusterNode node(int index) {
    return nodes[index];
  }

  public TestNetwork network() {
    return testNetwork;
  }

  public TestDatabase database() {
    return database;
  }

  /** Writes the nodes' output to files, to find the cause of a failure. */
  public void keepOutputs(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < NODES; i++) {
        List<String> lines =
            nodes[i].output().stream().map(line -> line.atMs() + " " + line.text()).toList();
        Files.write(folder.resolve("node-" + i + ".log"), lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of each node for clients. */
  public List<InetSocketAddress> addresses() {
    return places.stream().map(place -> new InetSocketAddress(place.host(), place.port())).toList();
  }

  /** The address of each node for health and metrics. */
  public List<InetSocketAddress> managementAddresses() {
    return places.stream()
        .map(place -> new InetSocketAddress(place.host(), place.managementPort()))
        .toList();
  }

  /** The index of the node that owns a game. */
  public int ownerOf(String game) {
    String owner = database.query("SELECT owner FROM games WHERE game_id = '" + game + "'").get(0);
    for (int i = 0; i < NODES; i++) {
      if (nodes[i] != null && nodes[i].name().equals(owner)) {
        return i;
      }
    }
    throw new AssertionError("no node of this test owns the game but " + owner);
  }

  /** How many games each owner has; games without an owner are not counted. */
  public Map<String, Integer> gamesByOwner() {
    Map<String, Integer> games = new HashMap<>();
    database
        .query("SELECT owner FROM games WHERE owner IS NOT NULL")
        .forEach(owner -> games.merge(owner, 1, Integer::sum));
    return games;
  }

  /** Makes a play and returns the index of the node that owns the game then. */
  int ownerAfterAPlay(String game) {
    try (GameClient alice = joined(0, "alice", game)) {
      play(alice, game);
    }
    return ownerOf(game);
  }

  /** Whether a node sees the two others, according to its output. */
  boolean seesAll(int node) {
    return node(node).seen().size() == NODES - 1;
  }

  /** Another node than these. */
  public int otherThan(int... taken) {
    for (int i = 0; i < NODES; i++) {
      int node = i;
      if (Arrays.stream(taken).noneMatch(other -> other == node)) {
        return node;
      }
    }
    throw new AssertionError("all are taken");
  }

  public RestClient rest(int node) {
    return new RestClient(places.get(node).host(), places.get(node).port());
  }

  /** A new game of alice (away) against bob. */
  public String game() {
    return rest(0).game(TestTokens.of("alice"), "alice", "bob");
  }

  /** A client in the room that receives the whole log: a manager, or else a spectator. */
  public GameClient joined(int node, String user, String game) {
    NodeAddress place = places.get(node);
    GameClient client =
        GameClient.connect(
            vertx, WebSocketEndpoint.PLAIN, place.host(), place.port(), TestTokens.of(user));
    String role = user.equals("alice") || user.equals("bob") ? "player" : "spectator";
    JsonObject joined =
        client.ask("join_game", gameData(game).put("role", role).put("last_seq", 0));
    if (!joined.getString("event").equals("game_joined")) {
      throw new AssertionError("not in the room: " + joined);
    }
    return client;
  }

  /** The code with which a node closes a new connection, or 0 if it accepts it. */
  int closeCodeOnConnect(int node, String user) {
    NodeAddress place = places.get(node);
    return GameClient.closeCodeOnConnect(vertx, place.host(), place.port(), TestTokens.of(user));
  }

  /** The data that every command has. */
  public static JsonObject gameData(String game) {
    return new JsonObject().put("game_id", game);
  }

  /** Makes a play that leaves the same side at bat, and returns its frame. */
  public static JsonObject play(GameClient atBat, String game) {
    JsonObject rolled = atBat.command("roll_dice", gameData(game));
    if (!rolled.getString("event").equals("dice_rolled")) {
      throw new AssertionError("no roll: " + rolled);
    }
    String roll = rolled.getJsonObject("data").getString("roll_id");
    JsonObject played =
        atBat.command(
            "submit_manual_outcome", gameData(game).put("outcome", "walk").put("roll_id", roll));
    if (!played.getString("event").equals("play_resolved")) {
      throw new AssertionError("no play: " + played);
    }
    return played;
  }

  @Override
  public void close() {
    Stream.of(nodes).filter(node -> node != null).forEach(ClusterNode::close);
    testNetwork.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }
}
