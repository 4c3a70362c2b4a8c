package com.paperdynasty.table.ownership;

import java.util.UUID;

/**
 * The game belongs to another node, or this node can no longer keep it: its verticle has to close.
 * The next request opens the game from its log.
 */
public final class OwnershipLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Another node owns the game, or has opened it since. */
  public OwnershipLostException(UUID gameId) {
    this("game " + gameId + " belongs to another node");
  }

  private OwnershipLostException(String message) {
    super(message);
  }

  /** The journal has not said in time what became of an append, so this node gives the game up. */
  public static OwnershipLostException withoutJournal(UUID gameId) {
    return new OwnershipLostException("no answer from the journal for game " + gameId);
  }
}
