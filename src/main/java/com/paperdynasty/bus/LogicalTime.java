package com.paperdynasty.bus;

/**
 * A logical time of a game, on which nodes agree without a clock: every opening of the game is
 * later than the one before, and so is every refusal of a command. The sending node adds the latest
 * time that it knows to a command. So the owner can distinguish a late copy, which was sent before
 * a refusal, from one that was sent after it.
 *
 * @param epoch of the opening
 * @param refusals how many commands with an id have been refused since then
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
