package com.paperdynasty.table.ownership;

import io.vertx.core.Future;

/**
 * Says whether this node certainly still owns its open games. A node that was paused, or no longer
 * sees others, may have lost games without knowing.
 */
public interface OwnershipGuard {

  /**
   * Completes when an ownership check has shown which open games are still this node's; at once,
   * unless there is a doubt. Games that are lost have begun to close by then. Call it on any
   * context; it completes on the caller's.
   */
  Future<Void> whenCertain();

  /**
   * Whether this node was paused until a moment ago. A request may then be old: its sender may have
   * given up and been refused elsewhere. Call it on any context.
   */
  boolean wasPaused();
}
