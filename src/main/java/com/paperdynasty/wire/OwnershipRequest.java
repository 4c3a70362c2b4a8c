package com.paperdynasty.wire;

import java.util.UUID;

/** Requests of nodes to each other, or of a host to its game's verticle, about who owns a game. */
public sealed interface OwnershipRequest extends TableRequest {
  /**
   * From node to node: do you own this game? Answered with {@link TableReply.Elsewhere} that names
   * the asked node, or refused. It opens nothing.
   */
  record Confirm(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.confirm(this);
    }
  }

  /**
   * From a host to its table: finish the work under way, release the game, and redirect requests to
   * the host. Answered with {@link TableReply.Elsewhere} that names this node.
   */
  record HandOn(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.handOn(this);
    }
  }

  /**
   * From node to node: this game was released here, open it. Answered with {@link
   * TableReply.Elsewhere} that names the asked node.
   */
  record TakeOver(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.takeOver(this);
    }
  }

  /**
   * From node to node: would you acquire this game now? Answered with {@link TableReply.Elsewhere}
   * that names the asked node, which then reserves room for it, or refused with the time to ask
   * again. It opens nothing.
   */
  record Offer(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.offer(this);
    }
  }
}
