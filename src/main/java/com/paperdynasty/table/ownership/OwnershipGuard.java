package com.paperdynasty.table.ownership;

import io.vertx.core.Future;

/**
 * Whether a node may still take the games that it has open for its own. A node that was frozen, or
 * that has lost sight of others, may have been deposed without knowing.
 */
public interface OwnershipGuard {

  /**
   * Completes as soon as it is sure that every game that is open on this node was its own a moment
   * ago; at once, unless there is a doubt. Games that are not have begun to close by then. Called
   * on any context, completes on that of the caller.
   */
  Future<Void> whenCertain();

  /**
   * Whether this node stood still until a moment ago. What it is asked to do then may be old: its
   * sender has perhaps given up on it, and been refused elsewhere. Called on any context.
   */
  boolean wasPaused();
}
