package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bounded.FifoMap;

/**
 * How long a node has to be there before it is given games: twice as long for each time that it has
 * gone and come back, or has not taken them. While a link stays cut that a third node goes around,
 * Hazelcast puts one of the two out, lets it in again and puts it out once more, some ten seconds
 * each. Games that went with it would stand still each time. Lives on the host's context.
 */
final class JoinBackoff {
  private static final int MOST_DOUBLINGS = 6;
  private static final int REMEMBERED = 64;

  private final long firstMs;

  /** How often each has gone. One that has ended never comes back under its name. */
  private final FifoMap<String, Integer> gone = new FifoMap<>(REMEMBERED);

  JoinBackoff(long firstMs) {
    this.firstMs = firstMs;
  }

  /** A node is there; how long to wait for it to settle, in ms. */
  long waitMs(String node) {
    return firstMs << Math.min(timesGone(node), MOST_DOUBLINGS);
  }

  /** It has gone, or has taken no games. */
  void recordLeft(String node) {
    gone.put(node, timesGone(node) + 1);
  }

  private int timesGone(String node) {
    Integer times = gone.get(node);
    return times == null ? 0 : times;
  }

  /** It was there for as long as was said and took its games: it is as good as any other. */
  void reset(String node) {
    gone.remove(node);
  }
}
