package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many readers of a game with hundreds of undos do not stop other games. */
class ManyLogReadersIT {
  private static final int WALKS = 320;
  private static final int UNDOS = 300;
  private static final int READERS = 64;
  private static final int READS = 20;
  private static final Duration LONGEST = Duration.ofSeconds(3);

  @Test
  void manyReadersOfAnUndoneGameCostNoOwnership() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try (TestNode node = TestNode.start(Map.of("PD_LIMITS_EXEMPT", "127.0.0.1"));
        SharedGame table = new SharedGame(node.port(), "sba");
        SharedGame other = new SharedGame(node.port(), "sba")) {
      playAndUndo(table);
      GameClient atBat = other.joined("alice");
      String token = table.restClient().token("carol");
      List<String> epochs = epochs(node);

      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(
            threads.submit(() -> slowestRead(new RestClient(node.port()), table.game(), token)));
      }
      int plays = 0;
      while (!readers.stream().allMatch(Future::isDone)) {
        assertThat(other.play(atBat).getString("event")).isEqualTo("play_resolved");
        plays++;
      }

      for (Future<Long> reader : readers) {
        assertThat(Duration.ofNanos(reader.get())).isLessThan(LONGEST);
      }
      assertThat(plays).isPositive();
      assertThat(epochs(node)).as("no game has changed its owner").isEqualTo(epochs);
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void playAndUndo(SharedGame table) {
    GameClient alice = table.joined("alice");
    for (int i = 0; i < WALKS; i++) {
      String roll = table.roll(alice);
      JsonObject walk = table.about().put("outcome", "walk").put("roll_id", roll);
      assertThat(alice.command("submit_manual_outcome", walk).getString("event"))
          .isEqualTo("play_resolved");
    }
    for (int i = 0; i < UNDOS; i++) {
      JsonObject undo = table.about().put("reason", "misread");
      assertThat(alice.command("undo_play", undo).getString("event")).isEqualTo("play_undone");
    }
  }

  private static long slowestRead(RestClient restClient, String game, String token) {
    long slowest = 0;
    for (int i = 0; i < READS; i++) {
      long from = System.nanoTime();
      restClient.get("/api/games/" + game, token);
      restClient.text("/api/games/" + game + "/plays", token);
      slowest = Math.max(slowest, System.nanoTime() - from);
    }
    return slowest;
  }

  private static List<String> epochs(TestNode node) {
    return node.database().query("SELECT game_id, epoch FROM games ORDER BY game_id");
  }
}
