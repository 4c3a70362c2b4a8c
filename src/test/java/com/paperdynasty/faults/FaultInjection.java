package com.paperdynasty.faults;

import java.util.Set;

/**
 * One fault that happens.
 *
 * @param node that it happens to; no matter where it happens to all
 * @param other the second node of a link
 * @param lastsMs until it is over. A killed node is started again after so long
 */
record FaultInjection(FaultKind faultKind, int node, int other, long lastsMs) {

  /** The nodes that are not what they should be while it lasts. */
  Set<Integer> harmed() {
    return switch (faultKind) {
      case KILL, FREEZE, CUT_DATABASE -> Set.of(node);
      case CUT_LINK -> Set.of(node, other);
      // The one that hits all alike, and the one that takes them in turn, come alone.
      case KILL_DATABASE, ROLLING_RESTART -> Set.of();
    };
  }

  /** Whether nothing else may happen meanwhile. */
  boolean isAlone() {
    return faultKind == FaultKind.KILL_DATABASE || faultKind == FaultKind.ROLLING_RESTART;
  }

  @Override
  public String toString() {
    return switch (faultKind) {
      case KILL -> "kill node " + node;
      case FREEZE -> "freeze node " + node + " for " + lastsMs + " ms";
      case CUT_LINK -> "cut " + node + "-" + other + " for " + lastsMs + " ms";
      case CUT_DATABASE -> "cut node " + node + " off from PostgreSQL for " + lastsMs + " ms";
      case KILL_DATABASE -> "kill PostgreSQL";
      case ROLLING_RESTART -> "restart all, one after the other";
    };
  }
}
