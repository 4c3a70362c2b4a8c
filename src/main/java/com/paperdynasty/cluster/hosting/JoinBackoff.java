package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bounded.FifoMap;

/**
 * How long a node has to be a member before it gets games. The time doubles each time that it
 * leaves and joins again, or does not take its share. While the link between two nodes is cut and a
 * third sees both, Hazelcast removes one of the two, admits it and removes it again, about every
 * ten seconds. Games on it would stop each time. Used on the host's context.
 */
final class JoinBackoff {
  private static final int MOST_DOUBLINGS = 6;
  private static final int REMEMBERED = 64;

  private final long firstMs;

  /** How often each node has left. A node that has ended does not come back under its name. */
  private final FifoMap<String, Integer> leaves = new FifoMap<>(REMEMBERED);

  JoinBackoff(long firstMs) {
    this.firstMs = firstMs;
  }

  /** The time from the joining of a node to its share, in ms. */
  long waitMs(String node) {
    return firstMs << Math.min(timesLeft(node), MOST_DOUBLINGS);
  }

  /** Records that a node has left, or has not taken its share. */
  void recordLeft(String node) {
    leaves.put(node, timesLeft(node) + 1);
  }

  private int timesLeft(String node) {
    Integer times = leaves.get(node);
    return times == null ? 0 : times;
  }

  /** Resets the backoff of a node that has taken its share. */
  void reset(String node) {
    leaves.remove(node);
  }
}
