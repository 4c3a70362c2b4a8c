package com.paperdynasty.table.ownership;

import org.jspecify.annotations.Nullable;

/**
 * The game belongs to another node, or this node can no longer keep it: its verticle has to close.
 * The next request opens the game from its log.
 */
public final class OwnershipLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OwnershipLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
