package com.paperdynasty.table.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which nodes are to be left alone for a while. A pause ends with the round that it belongs to. */
final class NodePauses {
  private final long endNs;
  private final Map<String, Long> untilNs = new HashMap<>();

  /**
   * Creates pauses for a round.
   *
   * @param endNs the end of the round, in the time of {@link System#nanoTime}
   */
  NodePauses(long endNs) {
    this.endNs = endNs;
  }

  /** Leaves a node alone for a time, or until the end of the round. */
  void pause(String node, long ms) {
    long now = System.nanoTime();
    untilNs.put(node, now + Math.min(TimeUnit.MILLISECONDS.toNanos(ms), endNs - now));
  }

  /** The first of these nodes that is not to be left alone, or null. */
  @Nullable String firstReady(List<String> nodes) {
    return nodes.stream().filter(node -> leftMs(node) == 0).findFirst().orElse(null);
  }

  /** After how many milliseconds the first pause of these nodes is over; at least 1. */
  long untilReadyMs(List<String> nodes) {
    return Math.max(1, nodes.stream().mapToLong(this::leftMs).min().orElse(0));
  }

  private long leftMs(String node) {
    Long until = untilNs.get(node);
    long leftNs = until == null ? 0 : until - System.nanoTime();
    return leftNs <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(leftNs) + 1;
  }
}
