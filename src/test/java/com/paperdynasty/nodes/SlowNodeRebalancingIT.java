package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.TestTokens;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A joining node has only a part of a processor, while games of the others are played. Their logs
 * are short, so that even this node opens many at once in time: that it needs its own pace is shown
 * by {@code BusyTakerTest}, where openings are slow.
 */
class SlowNodeRebalancingIT {
  private static final int GAMES = 60;
  private static final int HANDS = 6;
  private static final long FROZEN_MS = 100;
  private static final long RUNS_MS = 50;

  /** The node is open and slow by then. */
  private static final Map<String, String> CONFIGURATION =
      Map.of("PD_HOSTING_REBALANCE_AFTER_MS", "8000");

  /**
   * A hand-off that does not end in time is cancelled and the game returns, while its users wait.
   */
  private static final Pattern CANCELLED = Pattern.compile(" [1-9]\\d* were not taken");

  @Test
  void slowNodeReceivesGamesAsFastAsItCanOpenThem() throws Exception {
    try (ThreeNodeCluster threeNodeCluster = new ThreeNodeCluster(CONFIGURATION, 2)) {
      List<Player> players = new ArrayList<>();
      RestClient restClient = threeNodeCluster.rest(0);
      for (int i = 0; i < GAMES; i++) {
        String game = restClient.game(TestTokens.of("alice"), "alice", "bob");
        players.add(new Player(threeNodeCluster.joined(i % 2, "alice", game), game));
      }
      AtomicBoolean over = new AtomicBoolean();
      AtomicLong longestMs = new AtomicLong();
      ExecutorService hands = Executors.newFixedThreadPool(HANDS + 1);
      try {
        List<Future<?>> playing = new ArrayList<>();
        for (int i = 0; i < HANDS; i++) {
          int hand = i;
          playing.add(
              hands.submit(
                  () -> {
                    for (int at = hand; !over.get(); at = (at + HANDS) % GAMES) {
                      longestMs.accumulateAndGet(players.get(at).commandMs(), Math::max);
                    }
                  }));
        }
        ClusterNode slow = threeNodeCluster.start(2).awaitOpen();
        longestMs.set(0);
        assertThat(threeNodeCluster.gamesByOwner())
            .as("it is slow before it is given any game")
            .doesNotContainKey(slow.name());
        playing.add(hands.submit(() -> slowDown(slow, over)));
        ThreeNodeCluster.until(
            () ->
                printedBy(threeNodeCluster).stream()
                        .filter(line -> line.contains("games were handed off"))
                        .count()
                    >= 2,
            () -> "the slow node has not been given its share: " + threeNodeCluster.gamesByOwner());
        over.set(true);
        for (Future<?> one : playing) {
          one.get();
        }
        System.out.println("SlowNodeRebalancingIT: the longest command took " + longestMs + " ms");
        assertThat(printedBy(threeNodeCluster)).noneMatch(line -> CANCELLED.matcher(line).find());
        assertThat(threeNodeCluster.gamesByOwner().get(slow.name()))
            .isGreaterThan(GAMES / ThreeNodeCluster.NODES / 2);
      } finally {
        over.set(true);
        hands.shutdownNow();
        players.forEach(player -> player.client().close());
      }
    }
  }

  private static List<String> printedBy(ThreeNodeCluster threeNodeCluster) {
    List<String> lines = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      threeNodeCluster.node(node).output().stream()
          .map(DevServerProcess.Line::text)
          .forEach(lines::add);
    }
    return lines;
  }

  /** Lets the node run only a part of the time, however busy this machine is. */
  private static void slowDown(ClusterNode node, AtomicBoolean over) {
    while (!over.get()) {
      node.freeze();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FROZEN_MS));
      node.thaw();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RUNS_MS));
    }
  }

  private record Player(GameClient client, String game) {
    long commandMs() {
      long from = System.nanoTime();
      JsonObject said =
          client.command(
              "announce", ThreeNodeCluster.gameData(game).put("text", "the next command"));
      assertThat(said.getString("event")).isEqualTo("announcement");
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }
  }
}
