package com.paperdynasty.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The nodes that are alive as this node sees it. */
public interface Members {

  /** The name of this node. */
  String self();

  /** The names of all nodes, this one among them. Called on any thread. */
  List<String> all();

  /** A node that is alone. */
  static Members alone(String self) {
    return new Members() {
      @Override
      public String self() {
        return self;
      }

      @Override
      public List<String> all() {
        return List.of(self);
      }
    };
  }

  /**
   * The node that should open a game which nobody has open: the one with the highest hash of node
   * and game. When a node leaves, only its own games get another host.
   */
  default String hostOf(UUID gameId) {
    return all().stream()
        .max(
            Comparator.comparingLong((String node) -> weight(node, gameId))
                .thenComparing(node -> node))
        .orElse(self());
  }

  private static long weight(String node, UUID gameId) {
    long hash =
        gameId.getMostSignificantBits() ^ Long.rotateLeft(gameId.getLeastSignificantBits(), 32);
    for (byte b : node.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ b);
    }
    return hash;
  }

  /** The finalizer of SplitMix64: every bit of the input moves every bit of the result. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
