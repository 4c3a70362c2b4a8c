package com.paperdynasty.faults;

import com.paperdynasty.chaos.Chaos;
import com.paperdynasty.chaos.Crowd;
import com.paperdynasty.chaos.Tally;
import com.paperdynasty.nodes.Trio;
import com.paperdynasty.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Lets everything go wrong on three nodes while people play. */
final class FaultRun {
  private static final Chaos.Size SIZE = new Chaos.Size(16, true, 3, 4_000, 25);
  private static final long CATCH_UP_MS = 10_000;
  private static final long LOOK_MS = 50;
  private static final Path OUTPUTS = Path.of("target", "faults");
  private static final int MOST_PAUSE_MS = 2_000;

  private final Trio trio;
  private final Random random;
  private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
  private long slowestCatchUpMs;

  /**
   * What a run has shown.
   *
   * @param wrong every promise that was broken
   * @param faults how often each kind happened
   * @param tally what the clients did, and what was done to them
   * @param slowestCatchUpMs the longest that it took, after faults were over, until everybody had
   *     been shown everything that was in the log by then
   */
  record Report(
      List<String> wrong, Map<Fault, Integer> faults, Tally tally, long slowestCatchUpMs) {}

  FaultRun(Trio trio, long seed) {
    this.trio = trio;
    this.random = new Random(seed);
  }

  /** What nodes must be configured with. */
  static Map<String, String> configuration() {
    return Map.of("PD_REALTIME_EXPIRY_WARNING_MS", "5000", "PD_REALTIME_EXPIRY_GRACE_MS", "5000");
  }

  /** Runs a plan to its end, and draws further ones until so much time has passed. */
  Report run(Duration atLeast, int each, int rollingRestarts) throws InterruptedException {
    long end = System.nanoTime() + atLeast.toNanos();
    Chaos chaos = new Chaos(trio.doors(), random.nextLong(), SIZE);
    Chaos.Report played =
        chaos.play(
            (crowd, wrong) -> {
              carryOut(FaultPlan.draw(random, each, rollingRestarts), crowd, wrong, Long.MAX_VALUE);
              while (System.nanoTime() < end) {
                carryOut(FaultPlan.draw(random, 1, 0), crowd, wrong, end);
              }
            },
            false);
    if (!played.faults().isEmpty()) {
      trio.keepOutputs(OUTPUTS.resolve("end"));
    }
    return new Report(played.faults(), happened, played.tally(), slowestCatchUpMs);
  }

  private void carryOut(FaultPlan plan, Crowd crowd, List<String> wrong, long until) {
    for (List<Strike> step : plan.steps()) {
      if (System.nanoTime() >= until) {
        return;
      }
      crowd.pass(1 + random.nextInt(MOST_PAUSE_MS));
      happen(step, crowd);
      awaitCatchUp(step, crowd, wrong);
      trio.complete();
    }
  }

  private void happen(List<Strike> step, Crowd crowd) {
    long beganAt = System.nanoTime();
    step.forEach(this::begin);
    List<Strike> inOrder = new ArrayList<>(step);
    inOrder.sort(Comparator.comparingLong(Strike::lastsMs));
    for (Strike strike : inOrder) {
      long passedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganAt);
      crowd.pass(Math.max(0, strike.lastsMs() - passedMs));
      end(strike);
      happened.merge(strike.fault(), 1, Integer::sum);
    }
  }

  private void begin(Strike strike) {
    int node = strike.node();
    switch (strike.fault()) {
      case KILL -> trio.node(node).kill();
      case FREEZE -> trio.node(node).freeze();
      case CUT_LINK -> trio.wires().cut(node, strike.other());
      case CUT_DATABASE -> trio.wires().cutDatabase(node);
      case KILL_DATABASE -> TestDatabase.killServer();
      case ROLLING_RESTART -> restartAll();
    }
  }

  private void end(Strike strike) {
    int node = strike.node();
    switch (strike.fault()) {
      case KILL -> trio.start(node);
      case FREEZE -> trio.node(node).thaw();
      case CUT_LINK -> trio.wires().mend(node, strike.other());
      case CUT_DATABASE -> trio.wires().mendDatabase(node);
      case KILL_DATABASE -> trio.database().awaitServer();
      case ROLLING_RESTART -> {}
    }
  }

  private void restartAll() {
    for (int i = 0; i < Trio.NODES; i++) {
      trio.node(i).terminate();
      trio.node(i).await();
      trio.complete();
    }
  }

  /** From the end of the faults on everybody gets everything that there is by then. */
  private void awaitCatchUp(List<Strike> step, Crowd crowd, List<String> wrong) {
    Map<String, Long> seqs = new HashMap<>();
    for (String row : trio.database().query("SELECT game_id, last_seq FROM games")) {
      int column = row.indexOf('|');
      seqs.put(row.substring(0, column), Long.valueOf(row.substring(column + 1)));
    }
    long from = System.nanoTime();
    List<String> behind = crowd.behind(seqs);
    long tookMs = 0;
    while (!behind.isEmpty() && tookMs < CATCH_UP_MS) {
      crowd.pass(LOOK_MS);
      behind = crowd.behind(seqs);
      tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }
    slowestCatchUpMs = Math.max(slowestCatchUpMs, tookMs);
    if (!behind.isEmpty()) {
      trio.keepOutputs(OUTPUTS.resolve(String.valueOf(System.currentTimeMillis())));
      wrong.add("after " + step + " were behind for " + tookMs + " ms: " + behind);
    }
    System.out.printf(
        "%tT %s; all caught up in %d ms, %d plays%n",
        System.currentTimeMillis(), step, tookMs, crowd.count("play_resolved"));
  }
}
