package com.paperdynasty.journal;

import org.jspecify.annotations.Nullable;

/**
 * How the journal has a game, open or not.
 *
 * @param epoch that it was last opened with; 0 if it never was
 * @param lastSeq the last event of its log
 * @param owner the node that opened it last and has not given it up. It may be long gone
 */
public record OwnershipRecord(long epoch, long lastSeq, @Nullable String owner) {

  /**
   * Whether another node has opened the game after a node that opened it with this epoch. A table
   * raises the epoch of its own game when an append has failed: then it is still its game.
   */
  public boolean isOfAnother(String node, long opened) {
    return epoch > opened && !node.equals(owner);
  }
}
