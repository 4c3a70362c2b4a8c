package com.paperdynasty.table.ownership;

import org.jspecify.annotations.Nullable;

/**
 * The game belongs to another node now, or cannot be kept any longer: its table has to close. The
 * next who asks for the game opens it from its log.
 */
public final class OwnershipLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OwnershipLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
