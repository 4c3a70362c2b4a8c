package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.FrameCount;
import com.paperdynasty.harness.History;
import com.paperdynasty.harness.LiveServer;
import com.paperdynasty.harness.LogChecker;
import com.paperdynasty.harness.Program;
import com.paperdynasty.harness.Rest;
import com.paperdynasty.harness.StubbornPlayer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two managers play on while the server, or its database, is killed at random moments. Whatever
 * they saw must be in the log, and the log must have no gap and no double. {@code -Dcrash.kills}
 * says how often.
 */
@BesideOthers
class CrashIT {
  private static final int KILLS = Integer.getInteger("crash.kills", 10);
  private static final int GAMES = 12;
  private static final int MOST_FRAMES_BETWEEN_KILLS = 60;

  @TempDir Path data;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final LiveServer server = new LiveServer();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final FrameCount frames = new FrameCount();
  private final ExecutorService players = Executors.newFixedThreadPool(2);
  private final List<String> games = new ArrayList<>();
  private Vertx vertx;
  private Program program;

  @BeforeEach
  void start() {
    System.out.println("CrashIT runs with -Dseed=" + seed);
    vertx = Vertx.vertx();
    program = Program.start(data);
    Rest rest = new Rest(program.port());
    String alice = rest.token("alice");
    for (int i = 0; i < GAMES; i++) {
      games.add(rest.game(alice, "alice", "bob"));
    }
    server.isUp(program.port());
  }

  @AfterEach
  void stop() {
    enough.set(true);
    players.shutdownNow();
    program.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void nothingThatWasSeenIsLostWhenTheServerIsKilled() throws Exception {
    playWhile(
        () -> {
          program.kill();
          program = Program.start(data);
          server.isUp(program.port());
        });
  }

  @Test
  void nothingThatWasSeenIsLostWhenTheDatabaseIsKilled() throws Exception {
    playWhile(program::killDatabase);
  }

  private void playWhile(Runnable kill) throws Exception {
    Future<List<History>> alice = players.submit(() -> play("alice", "away"));
    Future<List<History>> bob = players.submit(() -> play("bob", "home"));
    for (int kills = 0; kills < KILLS; kills++) {
      frames.await(frames.count() + 1 + random.nextInt(MOST_FRAMES_BETWEEN_KILLS));
      kill.run();
      games.forEach(game -> assertThat(LogChecker.faults(log(game), List.of())).isEmpty());
    }
    frames.await(frames.count() + MOST_FRAMES_BETWEEN_KILLS);
    enough.set(true);
    List<History> ofAlice = alice.get(60, TimeUnit.SECONDS);
    List<History> ofBob = bob.get(60, TimeUnit.SECONDS);
    for (int i = 0; i < ofAlice.size() && i < ofBob.size(); i++) {
      List<History> seen = List.of(ofAlice.get(i), ofBob.get(i));
      assertThat(LogChecker.faults(log(games.get(i)), seen)).as("game %s", i).isEmpty();
    }
    assertThat(ofAlice.stream().mapToInt(history -> history.seen().size()).sum())
        .isGreaterThan(KILLS);
  }

  private List<History> play(String user, String side) {
    List<History> histories = new ArrayList<>();
    Random own = new Random(seed ^ user.hashCode());
    for (String game : games) {
      if (enough.get()) {
        break;
      }
      histories.add(
          new StubbornPlayer(
                  vertx, server, user, side, game, own.nextLong(), enough::get, frames::one)
              .call());
    }
    return histories;
  }

  private List<JsonObject> log(String game) {
    Rest rest = new Rest(program.port());
    return rest.log(game, rest.token("alice"));
  }
}
