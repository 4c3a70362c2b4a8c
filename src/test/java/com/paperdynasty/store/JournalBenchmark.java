package com.paperdynasty.store;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.SampleAppends;
import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures how many appends per second one journal takes. Each game appends one play after the
 * other, the next when the last is durable. A main program:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dmain.scope=test \
 *   -Dmain.class=com.paperdynasty.store.JournalBenchmark -Dexec.args="64 10"
 * </pre>
 *
 * with the number of games and the seconds to measure after a warm-up of as long.
 */
public final class JournalBenchmark {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Long> latenciesNs = new ArrayList<>();
  private long countedSinceNs;
  private long cpuSinceNs;

  public static void main(String[] arguments) {
    int games = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 64;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    try (TestDatabase database = TestDatabase.fresh()) {
      new JournalBenchmark().run(database, games, seconds);
    }
    System.exit(0);
  }

  private void run(TestDatabase database, int games, int seconds) {
    PgStore store = StoreAwait.result(PgStore.open(vertx, database.url(), Defaults.STORE));
    List<Promise<Void>> ends = new ArrayList<>();
    for (int i = 0; i < games; i++) {
      UUID gameId = UUID.randomUUID();
      StoreAwait.result(store.gameStore().create(SampleGames.game(gameId), 1_000_000, 1_000_000));
      Promise<Void> end = Promise.promise();
      ends.add(end);
      vertx.getOrCreateContext().runOnContext(nothing -> append(store.journal(), gameId, 1, end));
    }
    vertx.setTimer(seconds * 1_000L, timer -> startCounting());
    vertx.setTimer(seconds * 2_000L, timer -> over.set(true));
    ends.forEach(end -> StoreAwait.result(end.future()));
    report(games, (System.nanoTime() - countedSinceNs) / 1e9);
    StoreAwait.result(store.close());
  }

  private synchronized void startCounting() {
    latenciesNs.clear();
    countedSinceNs = System.nanoTime();
    cpuSinceNs = cpuNs();
  }

  /** Of this program alone, not of PostgreSQL. */
  private static long cpuNs() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private synchronized void count(long sinceNs) {
    latenciesNs.add(System.nanoTime() - sinceNs);
  }

  private void append(Journal journal, UUID gameId, long after, Promise<Void> end) {
    if (over.get()) {
      end.complete();
      return;
    }
    long sinceNs = System.nanoTime();
    LoggedEvent event = SampleAppends.play(after + 1, (int) after);
    IdempotencyKey command = new IdempotencyKey("alice", "c" + after, after);
    AppendRequest appendRequest =
        new AppendRequest(
            gameId, 0, after, List.of(event), List.of(), command, Map.of(), SampleAppends.ROW);
    journal
        .append(appendRequest)
        .onComplete(
            outcome -> {
              if (outcome.failed() || !(outcome.result() instanceof AppendResult.Committed)) {
                end.fail(new AssertionError("not committed: " + outcome, outcome.cause()));
                return;
              }
              count(sinceNs);
              append(journal, gameId, after + 1, end);
            });
  }

  private synchronized void report(int games, double seconds) {
    long[] sorted = latenciesNs.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    System.out.printf(
        "%d games: %.0f appends/s, p50 %.1f ms, p99 %.1f ms, %.1f us of CPU each%n",
        games,
        sorted.length / seconds,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        (cpuNs() - cpuSinceNs) / 1e3 / sorted.length);
  }
}
