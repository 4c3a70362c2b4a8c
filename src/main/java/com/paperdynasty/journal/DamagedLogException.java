package com.paperdynasty.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log cannot be read, or does not lead to the states that were stored with it: the database is
 * damaged, or the rules were changed without a new version. The game must not go on. The message is
 * one line with the game, the seq and the fault.
 */
public final class DamagedLogException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final UUID gameId;
  private final long seq;

  /**
   * A fault in a log.
   *
   * @param seq the damaged event; 0 for data that is stored beside the log
   */
  public DamagedLogException(UUID gameId, long seq, String fault, @Nullable Throwable cause) {
    super(
        "the log of game %s is wrong at seq %d: %s".formatted(gameId, seq, firstLine(fault)),
        cause);
    this.gameId = gameId;
    this.seq = seq;
  }

  /** The game of the log. */
  public UUID gameId() {
    return gameId;
  }

  /** The damaged event; 0 for data that is stored beside the log. */
  public long seq() {
    return seq;
  }

  /** A parser's message may have several lines. */
  private static String firstLine(String fault) {
    return fault.lines().findFirst().orElse("");
  }
}
