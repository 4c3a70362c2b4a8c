package com.paperdynasty.baseball.state;

/**
 * One statistic that a play adds to the box score.
 *
 * @param book the part of the box score
 * @param playerId the batter, runner or pitcher; empty for {@link Book#FIELDING} and {@link
 *     Book#OFFENSE}
 */
public record StatCredit(Book book, String playerId, Stat stat, int count) {

  /** The parts of a box score that a credit can go to. */
  public enum Book {
    /** A batter's or runner's line, and the team's totals. */
    BATTING,
    /** A pitcher's line. */
    PITCHING,
    /** The totals of the side in the field alone. */
    FIELDING,
    /** The totals of the side at bat alone. */
    OFFENSE
  }
}
