package com.paperdynasty.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log does not lead again to the states that were stored with it, or cannot be read: the database
 * was damaged, or the program plays otherwise than it did. The game must not go on. The message is
 * one line, with the game, the seq and what is wrong.
 */
public final class DamagedLogException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final long seq;

  /**
   * A fault in a log.
   *
   * @param seq the event that is wrong; 0 for what the game has besides its log
   */
  public DamagedLogException(UUID gameId, long seq, String what, @Nullable Throwable cause) {
    super(
        "the log of game %s is wrong at seq %d: %s".formatted(gameId, seq, firstLine(what)), cause);
    this.seq = seq;
  }

  /** The event that is wrong; 0 for what the game has besides its log. */
  public long seq() {
    return seq;
  }

  /** What a parser says has lines of its own. */
  private static String firstLine(String what) {
    return what.lines().findFirst().orElse("");
  }
}
