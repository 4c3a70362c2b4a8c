package com.paperdynasty.baseball;

/**
 * Something to be written in the book for a play.
 *
 * @param book whose column it goes to
 * @param playerId the batter, runner or pitcher; empty for {@link Book#FIELDING} and {@link
 *     Book#OFFENSE}
 */
public record Credit(Book book, String playerId, Stat stat, int count) {

  /** The parts of a box score. */
  public enum Book {
    /** A batter's or runner's line, and his team's totals. */
    BATTING,
    /** A pitcher's line. */
    PITCHING,
    /** The totals of the side in the field alone. */
    FIELDING,
    /** The totals of the side at bat alone. */
    OFFENSE
  }
}
