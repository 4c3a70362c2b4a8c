package com.paperdynasty.chaos;

import com.paperdynasty.harness.LoggedText;
import com.paperdynasty.harness.Program;
import com.paperdynasty.harness.Rest;
import io.vertx.core.json.JsonObject;
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

/**
 * Twenty games of ten clients each: two managers, a second tab of each, the admin, and five who
 * watch.
 */
public final class Chaos {
  private static final int GAMES = 20;
  private static final int CLIENTS_OF_A_GAME = 10;
  private static final int SPECTATORS = 5;
  private static final long SETTLE_S = 60;

  /** Limits that bite who asks too much, but not the one address that all of them come from. */
  private static final List<String> OF_THE_ADDRESS =
      List.of("FRAME", "TOKEN", "JOIN", "HANDSHAKE", "FAILED_LOGIN", "REFUSAL", "FLOOD");

  private final Program program;
  private final Rest rest;
  private final Random random;
  private final Map<String, Integer> games = new LinkedHashMap<>();
  private final Map<String, Long> played = new HashMap<>();

  /** What a run has shown: everything that went wrong, and what was done how often. */
  public record Report(List<String> faults, Tally tally) {}

  /** Creates the games. */
  public Chaos(Program program, long seed) {
    this.program = program;
    this.rest = new Rest(program.port());
    this.random = new Random(seed);
    for (int i = 0; i < GAMES; i++) {
      games.put(newGame(i), i);
    }
  }

  /** What the program must be configured with. */
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

  private String newGame(int number) {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("options", new JsonObject().put("innings", 99))
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "away" + number))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "home" + number));
    return rest.post("/api/games", rest.token("admin" + number), order).getString("game_id");
  }

  /** Lets all play for so long, wildly or not, and sees what they were shown. */
  public Report play(Duration duration, boolean wildly) throws InterruptedException {
    int clients = GAMES * CLIENTS_OF_A_GAME;
    Season season = new Season(program.port(), Program.SECRET, clients, wildly);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      Map<String, List<Future<Diary>>> playing = new LinkedHashMap<>();
      games.forEach((game, number) -> playing.put(game, sitDown(season, game, number, threads)));
      season.pass(duration.toMillis());
      List<String> faults = new ArrayList<>();
      if (!season.settle(SETTLE_S)) {
        faults.add("not all commands were answered within " + SETTLE_S + " s");
      }
      Map<String, List<LoggedText>> logs = new HashMap<>();
      games.forEach((game, number) -> logs.put(game, rest.logTexts(game, rest.token("judge"))));
      Map<String, Long> ends = new HashMap<>();
      logs.forEach((game, log) -> ends.put(game, (long) log.size()));
      season.end(ends);
      playing.forEach(
          (game, those) -> {
            long before = played.getOrDefault(game, 0L);
            faults.addAll(Audit.faults(logs.get(game), before, diaries(those)));
          });
      played.putAll(ends);
      return new Report(faults, season.tally());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Future<Diary>> sitDown(
      Season season, String game, int number, ExecutorService threads) {
    Queue<Command> awayTab = new ConcurrentLinkedQueue<>();
    Queue<Command> homeTab = new ConcurrentLinkedQueue<>();
    String away = "away" + number;
    String home = "home" + number;
    List<ChaosClient> table = new ArrayList<>();
    table.add(client(season, game, away, away, new Parts.Manager(game, "away", dice(), awayTab)));
    table.add(client(season, game, home, home, new Parts.Manager(game, "home", dice(), homeTab)));
    table.add(client(season, game, away, away + ", second tab", new Parts.SecondTab(awayTab)));
    table.add(client(season, game, home, home + ", second tab", new Parts.SecondTab(homeTab)));
    String admin = "admin" + number;
    table.add(client(season, game, admin, admin, new Parts.Admin(game, dice())));
    for (int i = 0; i < SPECTATORS; i++) {
      String fan = "fan" + number + "-" + i;
      table.add(client(season, game, fan, fan, new Parts.Spectator(game, dice())));
    }
    return table.stream().map(threads::submit).toList();
  }

  private ChaosClient client(Season season, String game, String user, String name, Part part) {
    return new ChaosClient(season, game, user, name, part, dice());
  }

  private Random dice() {
    return new Random(random.nextLong());
  }

  private static List<Diary> diaries(List<Future<Diary>> clients) {
    List<Diary> diaries = new ArrayList<>();
    for (Future<Diary> client : clients) {
      try {
        diaries.add(client.get(SETTLE_S, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        throw new AssertionError("a client gave up", e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("a client never saw the end of his game", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return diaries;
  }
}
