package com.paperdynasty.app;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.OutcomePicker;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how much disk space a game takes in PostgreSQL, table by table, with indexes and toast.
 * Two managers and a spectator play each game through a whole server, eight games at a time, and
 * the admin ends it after a number of plays. A main program:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dmain.scope=test \
 *   -Dmain.class=com.paperdynasty.app.GameSizeReport -Dexec.args="3 40 95"
 * </pre>
 *
 * with the number of rounds, games per round, and plays per game. It prints KB per game (1,000
 * bytes): what a round has added while its games were played, and what all games take so far, an
 * hour and a day after their end. It does not wait that long: the time of their end is set back,
 * the server's own sweep runs, and then a plain VACUUM does what autovacuum would do. Free space in
 * the tables counts as taken; later rounds use it again.
 */
public final class GameSizeReport {
  private static final int AT_ONCE = 8;
  private static final String SIZES =
      """
      SELECT coalesce(parent.relname, c.relname), sum(pg_total_relation_size(c.oid)),
        sum(pg_indexes_size(c.oid))
      FROM pg_class c
      LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
      LEFT JOIN pg_class parent ON parent.oid = i.inhparent
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname NOT IN ('flyway_schema_history', 'leagues', 'probes', 'activity')
      GROUP BY 1
      """;

  private final TestNode node;
  private final Vertx vertx = Vertx.vertx();
  private final RestClient restClient;
  private final int plays;
  private final AtomicLong played = new AtomicLong();

  private GameSizeReport(TestNode node, int plays) {
    this.node = node;
    this.restClient = new RestClient(node.port());
    this.plays = plays;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int games = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
    int plays = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 95;
    Map<String, String> settings =
        Map.of(
            "PD_LIMITS_EXEMPT", "127.0.0.1",
            "PD_RECORDS_INTERVAL_MS", "20",
            "PD_LOBBY_SWEEP_INTERVAL_MS", "200");
    try (TestNode node = TestNode.start(settings)) {
      GameSizeReport sizes = new GameSizeReport(node, plays);
      Map<String, Size> empty = sizes.sizes();
      for (int round = 1; round <= rounds; round++) {
        sizes.round(round, games);
        sizes.later("61 minutes", "packed_turn");
        sizes.report(
            "  an hour after the end, all %d".formatted(round * games), round * games, empty);
        sizes.later("1 day", "ids_turn");
        sizes.report(
            "  a day after the end, all %d".formatted(round * games), round * games, empty);
      }
    }
    System.exit(0);
  }

  private void round(int round, int games) throws Exception {
    Map<String, Size> before = sizes();
    long playedBefore = played.get();
    ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
    List<Callable<String>> all = new ArrayList<>();
    for (int i = 0; i < games; i++) {
      long seed = round * 1_000L + i;
      all.add(() -> play(seed));
    }
    for (Future<String> game : players.invokeAll(all)) {
      game.get();
    }
    players.shutdown();
    awaitRecords();
    long perGame = (played.get() - playedBefore) / games;
    report("round %d, %d plays a game, played".formatted(round, perGame), games, before);
  }

  /** Sets the end of all games back and waits until the sweep has processed them. */
  private void later(String time, String done) throws InterruptedException {
    node.database()
        .execute(
            "UPDATE games SET turned_at = turned_at - interval '%s' WHERE %s IS DISTINCT FROM turned_at"
                .formatted(time, done));
    String left = "SELECT count(*) FROM games WHERE %s IS DISTINCT FROM turned_at".formatted(done);
    while (!node.database().query(left).get(0).equals("0")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    node.database().execute("VACUUM");
  }

  /** Plays one game to its end or up to the number of plays. */
  private String play(long seed) {
    Random random = new Random(seed);
    List<String> users = List.of("away" + seed, "home" + seed, "watcher" + seed);
    String game = restClient.game(restClient.token(users.get(0)), users.get(0), users.get(1));
    JsonObject about = new JsonObject().put("game_id", game);
    List<GameClient> clients = new ArrayList<>();
    for (String user : users) {
      GameClient client =
          GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), restClient.token(user));
      JsonObject join = about.copy().put("role", clients.size() < 2 ? "player" : "spectator");
      client.ask("join_game", clients.size() < 2 ? join.put("entropy", text(random)) : join);
      clients.add(client);
    }
    OutcomePicker picker = new OutcomePicker(seed);
    JsonObject state = new JsonObject().put("at_bat", "away").put("status", "in_progress");
    for (int i = 0; i < plays && !state.getString("status").equals("completed"); i++) {
      GameClient batting = clients.get(state.getString("at_bat").equals("away") ? 0 : 1);
      JsonObject rolled = command(batting, "roll_dice", about, random);
      String roll = rolled.getJsonObject("data").getString("roll_id");
      JsonObject play = command(batting, "submit_manual_outcome", picker.next(game, roll), random);
      state = play.getJsonObject("data").getJsonObject("state");
      played.incrementAndGet();
    }
    if (!state.getString("status").equals("completed")) {
      clients.get(0).command("end_game", about.copy().put("reason", "darkness"));
    }
    clients.forEach(GameClient::close);
    return game;
  }

  /** Sends a command with an id like that of our own client. */
  private static JsonObject command(
      GameClient client, String event, JsonObject data, Random random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    int from = client.count();
    client.send(event, data, id);
    return client.await(
        from,
        frame ->
            id.equals(frame.getString("reply_to"))
                && !frame.getString("event").equals("outcome_accepted"));
  }

  /** Events are recorded a moment later. */
  private void awaitRecords() throws InterruptedException {
    String query =
        "SELECT sum(count) FROM activity WHERE event = 'submit_manual_outcome' AND code = 'ok'";
    while (Long.parseLong(node.database().query(query).get(0)) < played.get()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static String text(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Bytes of a table, and how many of them its indexes take. */
  private record Size(long all, long indexes) {
    private static final Size NOTHING = new Size(0, 0);

    Size since(Size before) {
      return new Size(all - before.all, indexes - before.indexes);
    }
  }

  private Map<String, Size> sizes() {
    Map<String, Size> sizes = new TreeMap<>();
    for (String line : node.database().query(SIZES)) {
      String[] columns = line.split("\\|", 3);
      sizes.put(columns[0], new Size(Long.parseLong(columns[1]), Long.parseLong(columns[2])));
    }
    return sizes;
  }

  private void report(String when, int games, Map<String, Size> before) {
    Map<String, Size> added = new LinkedHashMap<>(sizes());
    added.replaceAll((table, size) -> size.since(before.getOrDefault(table, Size.NOTHING)));
    long total = added.values().stream().mapToLong(Size::all).sum();
    System.out.printf("%s: %.1f KB a game%n", when, total / 1e3 / games);
    added.forEach(
        (table, size) ->
            System.out.printf(
                "  %-14s %7.1f, of which indexes %.1f%n",
                table, size.all() / 1e3 / games, size.indexes() / 1e3 / games));
  }
}
