package com.paperdynasty.cluster.membership;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The nodes that are alive as this node sees it. May be asked on any thread. It saves work; nothing
 * that matters is trusted to it.
 */
public interface ClusterMembership {

  /** The name of this node. */
  String self();

  /** The nodes that open games: those that are seen and do not drain. Never empty. */
  List<String> hosts();

  /** Whether a node is seen; it may be draining. */
  boolean isSeen(String node);

  /** Whether a node knows what it means that a game is offered to it: one of version 1 does not. */
  boolean takesOffers(String node);

  /** This node's host is there: from now on it answers for itself. */
  void serve();

  /** This node's host is gone: those who ask it are told at once to ask another. */
  void retire();

  /** Tells all nodes that this one drains: from now on it is no host. */
  void leave();

  /** A node that is alone. */
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
        // Nobody else could have asked.
      }

      @Override
      public void retire() {
        // Nobody else asks.
      }

      @Override
      public void leave() {
        // Nobody else could open its games, so it stays their host to the end.
      }
    };
  }

  /** The node that should open a game which nobody has open. */
  default String hostOf(UUID gameId) {
    return ranked(gameId).get(0);
  }

  /**
   * All hosts, the one that should open the game first, the one that should if that is not there
   * second, and so on: by the hash of node and game. When a node leaves, only its own games get
   * another host.
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
