package com.paperdynasty.cluster.membership;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The members of the cluster, as this node sees them. Thread-safe. It saves work; correctness does
 * not depend on it.
 */
public interface ClusterMembership {

  /** The name of this node. */
  String self();

  /** The nodes that open games: those that are seen and do not drain. Never empty. */
  List<String> hosts();

  /** Whether a node is seen; it may be draining. */
  boolean isSeen(String node);

  /** Whether a node understands offers of games. A node of protocol version 1 does not. */
  boolean takesOffers(String node);

  /** Call this when this node's host has started and answers requests itself. */
  void serve();

  /**
   * Call this when this node's host has stopped: requests to it are then refused at once, so that
   * their senders ask another node.
   */
  void retire();

  /** Announces to all nodes that this one drains: from now on it is not a host. */
  void leave();

  /** The membership of a node without a cluster. */
  static ClusterMembership alone(String self) {
    return new ClusterMembership() {
      @Override
      public String self() {
        return self;
      }

      @Override
      public List<String> hosts() {
        return List.of(self);
      }

      @Override
      public boolean isSeen(String node) {
        return node.equals(self);
      }

      @Override
      public boolean takesOffers(String node) {
        return true;
      }

      @Override
      public void serve() {
        // No other node could have asked.
      }

      @Override
      public void retire() {
        // No other node asks.
      }

      @Override
      public void leave() {
        // No other node could open its games, so it stays their host to the end.
      }
    };
  }

  /** The node that should open a game which is not open. */
  default String hostOf(UUID gameId) {
    return ranked(gameId).get(0);
  }

  /**
   * All hosts, the best for the game first, by the hash of node and game. When a node leaves, only
   * its own games get another host.
   */
  default List<String> ranked(UUID gameId) {
    return hosts().stream()
        .sorted(
            Comparator.comparingLong((String node) -> RendezvousHash.weight(node, gameId))
                .reversed()
                .thenComparing(node -> node))
        .toList();
  }
}
