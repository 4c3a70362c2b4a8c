package com.paperdynasty.bus;

/**
 * A moment in the life of a game, as the nodes agree on it without any clock: every opening of the
 * game is later than the one before, and every refusal of a command is later than the one before.
 * The sender of a command says the latest moment that they know of. So the owner can tell a copy
 * that was sent before a refusal, and came late, from one that was sent after it.
 *
 * @param epoch of the opening
 * @param refusals how many named commands have been refused since then
 */
public record LogicalTime(long epoch, long refusals) implements Comparable<LogicalTime> {
  /** Before any opening: nothing is known of the game. */
  public static final LogicalTime BEGINNING = new LogicalTime(0, 0);

  /** When a game was opened. */
  public static LogicalTime opening(long epoch) {
    return new LogicalTime(epoch, 0);
  }

  /** The later of this and another. */
  public LogicalTime orLater(LogicalTime other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(LogicalTime other) {
    return epoch == other.epoch
        ? Long.compare(refusals, other.refusals)
        : Long.compare(epoch, other.epoch);
  }
}
