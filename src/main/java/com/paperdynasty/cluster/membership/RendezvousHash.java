package com.paperdynasty.cluster.membership;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The weight of a node for a game, the same number on every node. The node with the highest weight
 * should open the game.
 */
final class RendezvousHash {
  private RendezvousHash() {}

  static long weight(String node, UUID gameId) {
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
