package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ClientHistory;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.FrameCounter;
import com.paperdynasty.harness.LogChecker;
import com.paperdynasty.harness.ReconnectingPlayer;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RestartedServer;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two managers play on while the server or its database is killed at random moments. Everything
 * that they received must be in the log, and the log must have no gaps and no duplicates. Both play
 * the first events of one game after the other; in every second game a roll waits until both are
 * ready. {@code -Dcrash.kills} sets the number of kills.
 */
@AtLength
@RunsInParallel
class CrashIT {
  private static final int KILLS = Integer.getInteger("crash.kills", 2);
  private static final int GAMES = 2 * KILLS + 6;
  private static final int EVENTS_A_GAME = 60;
  private static final int MOST_FRAMES_BETWEEN_KILLS = 60;

  @TempDir Path data;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RestartedServer server = new RestartedServer();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final FrameCounter frames = new FrameCounter();
  private final ExecutorService players = Executors.newFixedThreadPool(2);
  private final List<String> games = new ArrayList<>();
  private Vertx vertx;
  private DevServerProcess devServerProcess;

  @BeforeEach
  void start() {
    System.out.println("CrashIT runs with -Dseed=" + seed);
    vertx = Vertx.vertx();
    devServerProcess = DevServerProcess.start(data);
    RestClient restClient = new RestClient(devServerProcess.port());
    String alice = restClient.token("alice");
    for (int i = 0; i < GAMES; i++) {
      games.add(
          i % 2 == 1
              ? restClient.game(alice, "alice", "bob")
              : restClient.readyGame(alice, "alice", "bob"));
    }
    server.started(devServerProcess.port());
  }

  @AfterEach
  void stop() {
    enough.set(true);
    players.shutdownNow();
    devServerProcess.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void nothingReceivedIsLostWhenTheServerIsKilled() throws Exception {
    playWhile(
        () -> {
          devServerProcess.kill();
          devServerProcess = DevServerProcess.start(data);
          server.started(devServerProcess.port());
        });
  }

  @Test
  void nothingReceivedIsLostWhenTheDatabaseIsKilled() throws Exception {
    playWhile(devServerProcess::killDatabase);
  }

  private void playWhile(Runnable kill) throws Exception {
    Future<List<ClientHistory>> alice = players.submit(() -> play("alice", "away"));
    Future<List<ClientHistory>> bob = players.submit(() -> play("bob", "home"));
    for (int kills = 0; kills < KILLS; kills++) {
      frames.await(frames.count() + 1 + random.nextInt(MOST_FRAMES_BETWEEN_KILLS));
      kill.run();
      games.forEach(game -> assertThat(LogChecker.faults(log(game), List.of())).isEmpty());
    }
    frames.await(frames.count() + MOST_FRAMES_BETWEEN_KILLS);
    enough.set(true);
    List<ClientHistory> ofAlice = alice.get(60, TimeUnit.SECONDS);
    List<ClientHistory> ofBob = bob.get(60, TimeUnit.SECONDS);
    for (int i = 0; i < ofAlice.size() && i < ofBob.size(); i++) {
      List<ClientHistory> seen = List.of(ofAlice.get(i), ofBob.get(i));
      assertThat(LogChecker.faults(log(games.get(i)), seen)).as("game %s", i).isEmpty();
    }
    assertThat(ofAlice.size()).as("games of both kinds").isGreaterThan(1);
    assertThat(ofAlice.stream().mapToInt(clientHistory -> clientHistory.seen().size()).sum())
        .isGreaterThan(KILLS);
  }

  private List<ClientHistory> play(String user, String side) {
    List<ClientHistory> histories = new ArrayList<>();
    Random own = new Random(seed ^ user.hashCode());
    for (String game : games) {
      if (enough.get()) {
        break;
      }
      AtomicInteger seen = new AtomicInteger();
      BooleanSupplier nextGame = () -> enough.get() || seen.get() >= EVENTS_A_GAME;
      Runnable onNews =
          () -> {
            seen.incrementAndGet();
            frames.increment();
          };
      histories.add(
          new ReconnectingPlayer(vertx, server, user, side, game, own.nextLong(), nextGame, onNews)
              .call());
    }
    return histories;
  }

  private List<JsonObject> log(String game) {
    RestClient restClient = new RestClient(devServerProcess.port());
    return restClient.log(game, restClient.token("alice"));
  }
}
