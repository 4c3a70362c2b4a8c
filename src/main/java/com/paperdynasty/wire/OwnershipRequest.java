package com.paperdynasty.wire;

import java.util.UUID;

/**
 * What nodes ask each other, or a host its table, about which of them has a game open. Nobody else
 * sends these.
 */
public sealed interface OwnershipRequest extends TableRequest {
  /**
   * From node to node: have you this game open? Answered with {@link TableReply.Elsewhere} that
   * names the asked node, or refused. It opens nothing.
   */
  record Confirm(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.confirm(this);
    }
  }

  /**
   * From a host to its table: finish what is under way, give the game up, and send those who ask
   * back to the host. Answered with {@link TableReply.Elsewhere} that names this node.
   */
  record HandOn(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.handOn(this);
    }
  }

  /**
   * From node to node: this game is no longer open here, open it. Answered with {@link
   * TableReply.Elsewhere} that names the asked node.
   */
  record TakeOver(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.takeOver(this);
    }
  }

  /**
   * From node to node: would you take this game over now? Answered with {@link
   * TableReply.Elsewhere} that names the asked node, which then keeps a place for it, or refused
   * with when to ask again. It opens nothing.
   */
  record Offer(UUID gameId) implements OwnershipRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.offer(this);
    }
  }
}
