package com.paperdynasty.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/**
 * An event that a node publishes to others. It saves time, and correctness does not depend on it: a
 * node that misses it finds out by its next request or watch.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClusterEvent.GameOpened.class, name = "game_opened"),
  @JsonSubTypes.Type(value = ClusterEvent.NodeLeaving.class, name = "node_leaving"),
  @JsonSubTypes.Type(value = ClusterEvent.NodeJoined.class, name = "node_joined"),
  @JsonSubTypes.Type(value = ClusterEvent.NodeLeft.class, name = "node_left"),
})
public sealed interface ClusterEvent {

  /** A node has opened a game, under a new epoch. */
  record GameOpened(UUID gameId, long epoch, String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.gameOpened(this);
    }
  }

  /** A node drains: it opens no further games, and hands its own off. */
  record NodeLeaving(String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.nodeLeaving(this);
    }
  }

  /** A node has joined. Each node publishes this within itself, as it sees the cluster. */
  record NodeJoined(String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.nodeJoined(this);
    }
  }

  /**
   * A node has left, is silent or out of reach. Each node publishes this within itself, as it sees
   * the cluster.
   */
  record NodeLeft(String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.nodeLeft(this);
    }
  }

  /** One method for each kind: a new kind does not compile until all have it. */
  interface Cases {
    void gameOpened(GameOpened event);

    void nodeLeaving(NodeLeaving event);

    void nodeJoined(NodeJoined event);

    void nodeLeft(NodeLeft event);
  }

  /** Calls the method of this kind. */
  void match(Cases cases);
}
