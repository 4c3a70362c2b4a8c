package com.paperdynasty.chaos;

import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.LoggedEventText;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.TestTokens;
import io.vertx.core.json.JsonObject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Games with two managers each, optionally a second tab of each and the admin, and spectators. */
public final class ChaosTest {
  private static final int MANAGERS = 2;
  private static final int HELPERS = 3;
  private static final long SETTLE_S = 60;

  /** How long a side waits for one whose client is cut off. */
  private static final int READY_S = 10;

  /** Limits per address, which are raised because all clients share one address. */
  private static final List<String> OF_THE_ADDRESS =
      List.of("FRAME", "TOKEN", "JOIN", "HANDSHAKE", "FAILED_LOGIN", "REFUSAL", "FLOOD");

  private final List<InetSocketAddress> addresses;
  private final Size size;
  private final RestClient restClient;
  private final Random random;
  private final Map<String, Integer> games = new LinkedHashMap<>();
  private final Map<String, Long> played = new HashMap<>();

  /**
   * The size of a run.
   *
   * @param helpers whether the managers have a second tab each and the admin plays too
   * @param spectators how many watch each game
   * @param thinkMs the approximate pause of a manager before a command
   * @param tokenS the approximate lifetime of a token, which not all clients renew
   */
  public record Size(int games, boolean helpers, int spectators, int thinkMs, int tokenS) {
    int clients() {
      return games * (MANAGERS + (helpers ? HELPERS : 0) + spectators);
    }
  }

  /** The result of a run: all faults, and counters. */
  public record Report(List<String> faults, EventCounter eventCounter) {}

  /** What the test does while the clients play. */
  @FunctionalInterface
  public interface Meanwhile {

    /** Returns when the playing should end. May add faults. */
    void happens(ChaosClients chaosClients, List<String> faults) throws InterruptedException;
  }

  /**
   * Creates the games.
   *
   * @param addresses the addresses of the server, of which each connection draws one
   */
  public ChaosTest(List<InetSocketAddress> addresses, long seed, Size size) {
    this.addresses = List.copyOf(addresses);
    this.size = size;
    this.restClient = new RestClient(addresses.get(0).getHostString(), addresses.get(0).getPort());
    this.random = new Random(seed);
    for (int i = 0; i < size.games(); i++) {
      games.put(newGame(i), i);
    }
  }

  /** The settings of the program. */
  public static Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>();
    for (String kind : OF_THE_ADDRESS) {
      configuration.put("PD_LIMITS_" + kind + "_ADDRESS", "1000000/10s");
    }
    configuration.put("PD_LIMITS_JOIN_CONNECTION", "1000/10s");
    configuration.put("PD_LIMITS_JOIN_USER", "10000/10s");
    configuration.put("PD_LIMITS_KEEP_OUT_MS", "1500");
    configuration.put("PD_LIMITS_FLOOD_USER", "2/60s");
    configuration.put("PD_REALTIME_EXPIRY_WARNING_MS", "2000");
    configuration.put("PD_REALTIME_EXPIRY_GRACE_MS", "2000");
    configuration.put("PD_REALTIME_WATCH_INTERVAL_MS", "1000");
    configuration.put("PD_REALTIME_HANG_UP_MS", "2000");
    return configuration;
  }

  /** Every fourth game is one in which both sides must be ready, and agree on rulings. */
  private String newGame(int number) {
    JsonObject options = new JsonObject().put("innings", 99);
    if (number % 4 == 1) {
      options
          .put("before_roll", "ready")
          .put("ready_seconds", READY_S)
          .put("plans", "sealed")
          .put("rulings", "agreed");
    }
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("options", options)
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "away" + number))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "home" + number));
    return restClient
        .post("/api/games", TestTokens.of("admin" + number), order)
        .getString("game_id");
  }

  /** Lets all clients play for a time, misbehaving or not, and checks what they received. */
  public Report play(Duration duration, boolean wildly) throws InterruptedException {
    return play((chaosClients, faults) -> chaosClients.pass(duration.toMillis()), wildly);
  }

  /** Lets all clients play while something else happens, and checks what they received. */
  public Report play(Meanwhile meanwhile, boolean wildly) throws InterruptedException {
    int clients = size.clients();
    ChaosRun chaosRun =
        new ChaosRun(addresses, DevServerProcess.SECRET, clients, wildly, size.tokenS());
    ChaosClients chaosClients = new ChaosClients(chaosRun);
    List<String> faults = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      Map<String, List<Future<ClientTrace>>> playing = new LinkedHashMap<>();
      games.forEach(
          (game, number) -> {
            List<ChaosClient> table = table(chaosRun, game, number);
            table.forEach(client -> chaosClients.add(game, client));
            playing.put(game, table.stream().map(threads::submit).toList());
          });
      meanwhile.happens(chaosClients, faults);
      if (!chaosRun.settle(SETTLE_S)) {
        faults.add("not all commands were answered within " + SETTLE_S + " s");
      }
      Map<String, List<LoggedEventText>> logs = new HashMap<>();
      games.forEach(
          (game, number) -> logs.put(game, restClient.logTexts(game, TestTokens.of("judge"))));
      Map<String, Long> ends = new HashMap<>();
      logs.forEach((game, log) -> ends.put(game, (long) log.size()));
      chaosRun.end(ends);
      playing.forEach(
          (game, those) -> {
            long before = played.getOrDefault(game, 0L);
            faults.addAll(TraceAudit.of(logs.get(game), before, traces(those)).faults());
          });
      played.putAll(ends);
      return new Report(faults, chaosRun.eventCounter());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<ChaosClient> table(ChaosRun chaosRun, String game, int number) {
    Queue<ChaosCommand> awayTab = new ConcurrentLinkedQueue<>();
    Queue<ChaosCommand> homeTab = new ConcurrentLinkedQueue<>();
    String away = "away" + number;
    String home = "home" + number;
    List<ChaosClient> table = new ArrayList<>();
    int thinkMs = size.thinkMs();
    table.add(
        client(
            chaosRun,
            game,
            away,
            away,
            new ClientRoles.Manager(game, "away", dice(), awayTab, thinkMs)));
    table.add(
        client(
            chaosRun,
            game,
            home,
            home,
            new ClientRoles.Manager(game, "home", dice(), homeTab, thinkMs)));
    if (size.helpers()) {
      table.add(
          client(chaosRun, game, away, away + ", second tab", new ClientRoles.SecondTab(awayTab)));
      table.add(
          client(chaosRun, game, home, home + ", second tab", new ClientRoles.SecondTab(homeTab)));
      String admin = "admin" + number;
      table.add(client(chaosRun, game, admin, admin, new ClientRoles.Admin(game, dice())));
    }
    for (int i = 0; i < size.spectators(); i++) {
      String fan = "fan" + number + "-" + i;
      table.add(client(chaosRun, game, fan, fan, new ClientRoles.Spectator(game, dice())));
    }
    return table;
  }

  private ChaosClient client(
      ChaosRun chaosRun, String game, String user, String name, ClientRole clientRole) {
    return new ChaosClient(chaosRun, game, user, name, clientRole, dice());
  }

  private Random dice() {
    return new Random(random.nextLong());
  }

  private static List<ClientTrace> traces(List<Future<ClientTrace>> clients) {
    List<ClientTrace> traces = new ArrayList<>();
    for (Future<ClientTrace> client : clients) {
      try {
        traces.add(client.get(SETTLE_S, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        throw new AssertionError("a client gave up", e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("a client did not receive the end of its game", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return traces;
  }
}
