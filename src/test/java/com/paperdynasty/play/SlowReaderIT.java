package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.chaos.ProcessResources;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.ThrottledProxy;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow readers delay nobody and miss nothing. */
@RunsInParallel
class SlowReaderIT {
  private static final int SLOW_READERS = 4;

  /**
   * All readers together send as many requests at once as a game lets wait, so that each is
   * answered.
   */
  private static final int REQUESTS_IN_A_ROUND = 16;

  private static final int MOST_ROUNDS = 150;
  private static final long LONGEST_DELAY_MS = 3_000;
  private static final long MORE_HEAP_BYTES = 8L << 20;

  private static final int EVENTS = 1_200;
  private static final int UNDER_WAY = 25;
  private static final int BYTES_PER_SECOND = 160 << 10;
  private static final long SHORTEST_MS = 4_000;

  @TempDir Path data;
  private DevServerProcess devServerProcess;
  private SharedGame table;

  @BeforeEach
  void open() {
    devServerProcess =
        DevServerProcess.start(
            data,
            "com.paperdynasty.app.PaperDynasty",
            Map.of("PD_LIMITS_EXEMPT", "127.0.0.1", "PD_REALTIME_HANG_UP_MS", "1000"));
    table = new SharedGame(devServerProcess);
  }

  @AfterEach
  void close() {
    table.close();
    devServerProcess.close();
  }

  @Test
  void clientThatDoesNotReadCostsLittleMemoryAndDelaysNobody() {
    GameClient alice = table.joined("alice");
    GameClient bob = table.joined("bob");
    for (int i = 0; i < 12; i++) {
      walk(alice);
    }
    ProcessResources before = ProcessResources.ofSomeConnected(devServerProcess);
    List<GameClient> slow = new ArrayList<>();
    for (int i = 0; i < SLOW_READERS; i++) {
      String user = "slow" + i;
      GameClient reader =
          table.joined(table.connectedNarrowly(user, WebSocketEndpoint.PLAIN), user);
      reader.socket().pause();
      slow.add(reader);
    }
    long worstMs = 0;
    for (int round = 0; round < MOST_ROUNDS && closedAsSlow() < SLOW_READERS; round++) {
      slow.forEach(this::askForMuch);
      long sentAt = System.nanoTime();
      long seq = walk(alice);
      bob.await(frame -> frame.getLong("seq", 0L) == seq);
      worstMs = Math.max(worstMs, (System.nanoTime() - sentAt) / 1_000_000);
    }
    assertThat(closedAsSlow()).isEqualTo(SLOW_READERS);
    assertThat(worstMs).isLessThan(LONGEST_DELAY_MS);
    ProcessResources after = ProcessResources.ofSomeConnected(devServerProcess);
    System.out.println("SlowReaderIT: worst " + worstMs + " ms; " + before + ", then " + after);
    assertThat(after.heapBytes()).isLessThan(before.heapBytes() + MORE_HEAP_BYTES);

    slow.forEach(reader -> reader.socket().resume());
    slow.forEach(reader -> assertThat(reader.awaitClose()).isEqualTo(4409));
    assertThat(seqs(table.joined("slow0"))).isEqualTo(seqs(table.joined("carol")));
  }

  @AtLength
  @Test
  void longLogIsDeliveredOverASlowLink() {
    GameClient alice = table.joined("alice");
    announce(alice, EVENTS);
    Vertx vertx = Vertx.vertx();
    try (ThrottledProxy line = ThrottledProxy.to(devServerProcess.port(), BYTES_PER_SECOND);
        GameClient carol =
            GameClient.connect(
                vertx,
                WebSocketEndpoint.PLAIN,
                line.port(),
                new RestClient(devServerProcess.port()).token("carol"))) {
      long startedAt = System.nanoTime();
      JsonObject joined =
          carol.ask("join_game", table.about().put("role", "spectator").put("last_seq", 0));
      long stood = data(joined).getLong("seq");
      assertThat(stood).isGreaterThan(EVENTS);
      for (long seq = 500; seq < stood; seq += 500) {
        long next = seq;
        carol.await(frame -> frame.getLong("seq", 0L) == next);
        announce(alice, 5);
      }
      announce(alice, 1);
      long last = table.standing().getLong("seq");
      carol.await(frame -> frame.getLong("seq", 0L) == last);
      long tookMs = (System.nanoTime() - startedAt) / 1_000_000;

      System.out.println("SlowReaderIT: " + line.carried() + " bytes in " + tookMs + " ms");
      assertThat(seqs(carol)).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
      assertThat(carol.logged())
          .allMatch(frame -> frame.getBoolean("replay", false) == frame.getLong("seq") <= stood);
      assertThat(carol.isClosed()).isFalse();
      assertThat(tookMs).isGreaterThan(SHORTEST_MS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** A walk leaves the same side at bat. */
  private long walk(GameClient alice) {
    String roll = table.roll(alice);
    JsonObject played =
        alice.command(
            "submit_manual_outcome", table.about().put("outcome", "walk").put("roll_id", roll));
    return played.getLong("seq");
  }

  private void askForMuch(GameClient reader) {
    for (int i = 0; i < REQUESTS_IN_A_ROUND && !reader.isClosed(); i++) {
      reader.send("request_game_state", table.about(), SharedGame.newId());
    }
  }

  private long closedAsSlow() {
    String beginning = "pd_connections_closed_total{code=\"4409\"} ";
    return new RestClient(devServerProcess.managementPort())
        .text("/metrics", null)
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(beginning.length())))
        .sum();
  }

  /** Logs a number of events, a few of them in progress at a time. */
  private void announce(GameClient admin, int events) {
    String text = "x".repeat(500);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      ids.add(SharedGame.newId());
      int from = admin.count();
      admin.send("announce", table.about().put("text", text), ids.get(i));
      if (i >= UNDER_WAY) {
        String awaited = ids.get(i - UNDER_WAY);
        admin.await(
            Math.max(0, from - 4 * UNDER_WAY), f -> awaited.equals(f.getString("reply_to")));
      }
    }
    String last = ids.get(ids.size() - 1);
    admin.await(frame -> last.equals(frame.getString("reply_to")));
  }

  private static List<Long> seqs(GameClient client) {
    return client.logged().stream().map(frame -> frame.getLong("seq")).toList();
  }
}
