package com.paperdynasty.faults;

import com.paperdynasty.chaos.ChaosClients;
import com.paperdynasty.chaos.ChaosTest;
import com.paperdynasty.chaos.EventCounter;
import com.paperdynasty.nodes.ThreeNodeCluster;
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

/** Injects faults into three nodes while clients play. */
final class FaultRun {
  private static final ChaosTest.Size SIZE = new ChaosTest.Size(16, true, 3, 4_000, 25);
  private static final long CHECK_EVERY_MS = 50;
  private static final Path OUTPUTS = Path.of("target", "faults");
  private static final int MOST_PAUSE_MS = 2_000;

  private final ThreeNodeCluster threeNodeCluster;
  private final Random random;
  private final long catchUpMs;
  private final Map<FaultKind, Integer> happened = new EnumMap<>(FaultKind.class);
  private long slowestCatchUpMs;

  /**
   * The result of a run.
   *
   * @param wrong every broken promise
   * @param faults how often each kind happened
   * @param eventCounter what the clients did and received
   * @param slowestCatchUpMs the longest time after a step of faults until all clients had received
   *     the log as of its end
   */
  record Report(
      List<String> wrong,
      Map<FaultKind, Integer> faults,
      EventCounter eventCounter,
      long slowestCatchUpMs) {}

  FaultRun(ThreeNodeCluster threeNodeCluster, long seed, long catchUpMs) {
    this.threeNodeCluster = threeNodeCluster;
    this.catchUpMs = catchUpMs;
    this.random = new Random(seed);
  }

  /** The settings of the nodes. */
  static Map<String, String> configuration() {
    return Map.of("PD_REALTIME_EXPIRY_WARNING_MS", "5000", "PD_REALTIME_EXPIRY_GRACE_MS", "5000");
  }

  /** Runs a plan to its end, and draws further ones until the time is up. */
  Report run(Duration atLeast, int each, int rollingRestarts) throws InterruptedException {
    long end = System.nanoTime() + atLeast.toNanos();
    ChaosTest chaosTest = new ChaosTest(threeNodeCluster.addresses(), random.nextLong(), SIZE);
    ChaosTest.Report played =
        chaosTest.play(
            (chaosClients, wrong) -> {
              carryOut(
                  FaultPlan.draw(random, each, rollingRestarts),
                  chaosClients,
                  wrong,
                  Long.MAX_VALUE);
              while (System.nanoTime() < end) {
                carryOut(FaultPlan.draw(random, 1, 0), chaosClients, wrong, end);
              }
            },
            false);
    if (!played.faults().isEmpty()) {
      threeNodeCluster.keepOutputs(OUTPUTS.resolve("end"));
    }
    return new Report(played.faults(), happened, played.eventCounter(), slowestCatchUpMs);
  }

  private void carryOut(FaultPlan plan, ChaosClients chaosClients, List<String> wrong, long until) {
    for (List<FaultInjection> step : plan.steps()) {
      if (System.nanoTime() >= until) {
        return;
      }
      chaosClients.pass(1 + random.nextInt(MOST_PAUSE_MS));
      injectAll(step, chaosClients);
      awaitCatchUp(step, chaosClients, wrong);
      threeNodeCluster.startMissing();
    }
  }

  private void injectAll(List<FaultInjection> step, ChaosClients chaosClients) {
    long beganAt = System.nanoTime();
    step.forEach(this::begin);
    List<FaultInjection> inOrder = new ArrayList<>(step);
    inOrder.sort(Comparator.comparingLong(FaultInjection::lastsMs));
    for (FaultInjection faultInjection : inOrder) {
      long passedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganAt);
      chaosClients.pass(Math.max(0, faultInjection.lastsMs() - passedMs));
      end(faultInjection);
      happened.merge(faultInjection.faultKind(), 1, Integer::sum);
    }
  }

  private void begin(FaultInjection faultInjection) {
    int node = faultInjection.node();
    switch (faultInjection.faultKind()) {
      case KILL -> threeNodeCluster.node(node).kill();
      case FREEZE -> threeNodeCluster.node(node).freeze();
      case CUT_LINK -> threeNodeCluster.network().cut(node, faultInjection.other());
      case CUT_DATABASE -> threeNodeCluster.network().cutDatabase(node);
      case KILL_DATABASE -> TestDatabase.killServer();
      case ROLLING_RESTART -> restartAll();
    }
  }

  private void end(FaultInjection faultInjection) {
    int node = faultInjection.node();
    switch (faultInjection.faultKind()) {
      case KILL -> threeNodeCluster.start(node);
      case FREEZE -> threeNodeCluster.node(node).thaw();
      case CUT_LINK -> threeNodeCluster.network().mend(node, faultInjection.other());
      case CUT_DATABASE -> threeNodeCluster.network().mendDatabase(node);
      case KILL_DATABASE -> threeNodeCluster.database().awaitServer();
      case ROLLING_RESTART -> {}
    }
  }

  private void restartAll() {
    for (int i = 0; i < ThreeNodeCluster.NODES; i++) {
      threeNodeCluster.node(i).terminate();
      threeNodeCluster.node(i).await();
      threeNodeCluster.startMissing();
    }
  }

  /** Waits until all clients have received the log as of the end of the faults. */
  private void awaitCatchUp(
      List<FaultInjection> step, ChaosClients chaosClients, List<String> wrong) {
    Map<String, Long> seqs = new HashMap<>();
    for (String row : threeNodeCluster.database().query("SELECT game_id, last_seq FROM games")) {
      int column = row.indexOf('|');
      seqs.put(row.substring(0, column), Long.valueOf(row.substring(column + 1)));
    }
    long from = System.nanoTime();
    List<String> behind = chaosClients.behind(seqs);
    long tookMs = 0;
    while (!behind.isEmpty() && tookMs < catchUpMs) {
      chaosClients.pass(CHECK_EVERY_MS);
      behind = chaosClients.behind(seqs);
      tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }
    slowestCatchUpMs = Math.max(slowestCatchUpMs, tookMs);
    if (!behind.isEmpty()) {
      threeNodeCluster.keepOutputs(OUTPUTS.resolve(String.valueOf(System.currentTimeMillis())));
      wrong.add("after " + step + " were behind for " + tookMs + " ms: " + behind);
    }
    System.out.printf(
        "%tT %s; all caught up in %d ms, %d plays%n",
        System.currentTimeMillis(), step, tookMs, chaosClients.count("play_resolved"));
  }
}
