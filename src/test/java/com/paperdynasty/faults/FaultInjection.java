package com.paperdynasty.faults;

import java.util.Set;

/**
 * One fault.
 *
 * @param node the node that it happens to; ignored if it happens to all
 * @param other the second node of a link
 * @param lastsMs until it ends; a killed node is restarted after this time
 */
record FaultInjection(FaultKind faultKind, int node, int other, long lastsMs) {

  /** The nodes that do not work properly while it lasts. */
  Set<Integer> harmed() {
    return switch (faultKind) {
      case KILL, FREEZE, CUT_DATABASE -> Set.of(node);
      case CUT_LINK -> Set.of(node, other);
      // The faults that hit all nodes come alone.
      case KILL_DATABASE, ROLLING_RESTART -> Set.of();
    };
  }

  /** Whether no other fault may happen meanwhile. */
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
