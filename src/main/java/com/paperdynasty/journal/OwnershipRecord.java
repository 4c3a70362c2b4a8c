package com.paperdynasty.journal;

import org.jspecify.annotations.Nullable;

/**
 * A game's ownership, as it is stored in the journal.
 *
 * @param epoch the epoch of the last opening; 0 if the game was never opened
 * @param lastSeq the seq of the last event in the log
 * @param owner the node that opened the game last and has not released it; that node may no longer
 *     exist
 */
public record OwnershipRecord(long epoch, long lastSeq, @Nullable String owner) {

  /**
   * Whether another node has opened the game since {@code node} opened it under an epoch. An owner
   * whose append failed opens its own game again, which raises the epoch: it still owns the game.
   */
  public boolean isOfAnother(String node, long sinceEpoch) {
    return epoch > sinceEpoch && !node.equals(owner);
  }
}
