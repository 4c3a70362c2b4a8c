package com.paperdynasty.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Faults in steps: the faults of one step happen at once, and the next step begins when they are
 * over. In each step at least one node works.
 */
record FaultPlan(List<List<FaultInjection>> steps) {
  private static final int NODES = 3;
  private static final long FROZEN_MS = 15_000;
  private static final int MOST_AT_ONCE = 2;

  FaultPlan {
    steps = List.copyOf(steps);
  }

  /**
   * Draws a plan.
   *
   * @param each how often each kind of fault happens
   * @param rollingRestarts how often all nodes are restarted
   */
  static FaultPlan draw(Random random, int each, int rollingRestarts) {
    List<FaultKind> faults =
        new ArrayList<>(Collections.nCopies(rollingRestarts, FaultKind.ROLLING_RESTART));
    for (FaultKind faultKind : FaultKind.values()) {
      if (faultKind != FaultKind.ROLLING_RESTART) {
        faults.addAll(Collections.nCopies(each, faultKind));
      }
    }
    Collections.shuffle(faults, random);
    List<List<FaultInjection>> steps = new ArrayList<>();
    for (FaultKind faultKind : faults) {
      FaultInjection faultInjection = inject(faultKind, random);
      List<FaultInjection> last = steps.isEmpty() ? List.of() : steps.get(steps.size() - 1);
      if (random.nextBoolean() && goTogether(last, faultInjection)) {
        last.add(faultInjection);
      } else {
        steps.add(new ArrayList<>(List.of(faultInjection)));
      }
    }
    return new FaultPlan(steps);
  }

  private static boolean goTogether(List<FaultInjection> step, FaultInjection faultInjection) {
    if (step.isEmpty()
        || step.size() >= MOST_AT_ONCE
        || faultInjection.isAlone()
        || step.stream().anyMatch(FaultInjection::isAlone)) {
      return false;
    }
    Set<Integer> harmed = new HashSet<>(faultInjection.harmed());
    for (FaultInjection other : step) {
      for (int node : other.harmed()) {
        if (!harmed.add(node)) {
          return false;
        }
      }
    }
    return harmed.size() < NODES;
  }

  private static FaultInjection inject(FaultKind faultKind, Random random) {
    int node = random.nextInt(NODES);
    int other = (node + 1 + random.nextInt(NODES - 1)) % NODES;
    long lastsMs =
        switch (faultKind) {
          case KILL -> random.nextInt(5_000);
          case FREEZE -> FROZEN_MS;
          case CUT_LINK -> 4_000 + random.nextInt(14_000);
          case CUT_DATABASE -> 2_000 + random.nextInt(12_000);
          case KILL_DATABASE, ROLLING_RESTART -> 0;
        };
    return new FaultInjection(faultKind, node, other, lastsMs);
  }
}
