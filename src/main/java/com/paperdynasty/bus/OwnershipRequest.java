package com.paperdynasty.bus;

import java.util.UUID;

/** Requests of nodes to each other, or of a host to its game's verticle, about who owns a game. */
public sealed interface OwnershipRequest extends GameRequest {
  /**
   * From node to node: do you own this game? Answered with {@link GameReply.Redirect} that names
   * the asked node, or refused. It opens nothing.
   */
  record QueryOwnership(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.queryOwnership(this);
    }
  }

  /**
   * From a host to its game: finish the work under way, release the game, and redirect requests to
   * the host. Answered with {@link GameReply.Redirect} that names this node.
   */
  record ReleaseGame(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.releaseGame(this);
    }
  }

  /**
   * From node to node: this game was released here, open it. Answered with {@link
   * GameReply.Redirect} that names the asked node.
   */
  record AcquireGame(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.acquireGame(this);
    }
  }

  /**
   * From node to node: would you acquire this game now? Answered with {@link GameReply.Redirect}
   * that names the asked node, which then reserves room for it, or refused with the time to ask
   * again. It opens nothing.
   */
  record OfferGame(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.offerGame(this);
    }
  }
}
