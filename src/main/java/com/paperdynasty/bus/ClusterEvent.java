package com.paperdynasty.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/**
 * What nodes publish to each other. It saves time and is not relied on: a node that misses it finds
 * out by its next request or watch.
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

  /** A node drains: it opens no further games, and hands its own over. */
  record NodeLeaving(String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.nodeLeaving(this);
    }
  }

  /** A node is there, as the node sees it that publishes this to itself. */
  record NodeJoined(String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.nodeJoined(this);
    }
  }

  /** A node is gone, or silent, or out of reach, as the node sees it that publishes this. */
  record NodeLeft(String node) implements ClusterEvent {
    @Override
    public void match(Cases cases) {
      cases.nodeLeft(this);
    }
  }

  /** One case for each kind; a new kind does not compile until everybody has one. */
  interface Cases {
    void gameOpened(GameOpened news);

    void nodeLeaving(NodeLeaving news);

    void nodeJoined(NodeJoined news);

    void nodeLeft(NodeLeft news);
  }

  /** Takes the case of this kind. */
  void match(Cases cases);
}
