package com.paperdynasty.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * How long a node has to be there before it is given games: twice as long for each time that it has
 * gone and come back, or has not taken them. While a link stays cut that a third node goes around,
 * Hazelcast puts one of the two out, lets it in again and puts it out once more, some ten seconds
 * each. Games that went with it would stand still each time. Lives on the host's context.
 */
final class Settling {
  private static final int MOST_DOUBLINGS = 6;
  private static final int REMEMBERED = 64;

  private final long firstMs;

  /** How often each has gone. One that has ended never comes back under its name. */
  private final Map<String, Integer> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  Settling(long firstMs) {
    this.firstMs = firstMs;
  }

  /** A node is there; how long to wait for it to settle, in ms. */
  long joined(String node) {
    return firstMs << Math.min(gone.getOrDefault(node, 0), MOST_DOUBLINGS);
  }

  /** It has gone, or has taken no games. */
  void left(String node) {
    gone.merge(node, 1, Integer::sum);
  }

  /** It was there for as long as was said and took its games: it is as good as any other. */
  void stayed(String node) {
    gone.remove(node);
  }
}
