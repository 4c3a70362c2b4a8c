package com.paperdynasty.table;

import org.jspecify.annotations.Nullable;

/**
 * The game belongs to another node now, or cannot be kept any longer: its table has to close. The
 * next who asks for the game opens it from its log.
 */
final class GameLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GameLost(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
