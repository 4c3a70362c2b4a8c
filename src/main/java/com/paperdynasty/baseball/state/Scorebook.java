package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Side;
import org.jspecify.annotations.Nullable;

/**
 * The box score of a game, and what the pitchers' decisions depend on.
 *
 * @param lead the side ahead and the pitchers who would get the decisions; null while the score is
 *     tied
 * @param namedWinner the winning pitcher whom the official scorer named, or null
 */
public record Scorebook(
    TeamBook away, TeamBook home, @Nullable Lead lead, @Nullable String namedWinner) {

  /**
   * The current lead, since its go-ahead run.
   *
   * @param side the side that is ahead
   * @param winning that side's pitcher of record when the run scored
   * @param appearance the number of the appearance in which that pitcher was last on the mound
   * @param losing the pitcher to whom the run was charged
   */
  public record Lead(Side side, String winning, int appearance, String losing) {}

  public TeamBook of(Side side) {
    return side == Side.AWAY ? away : home;
  }

  Scorebook with(Side side, TeamBook book) {
    return side == Side.AWAY
        ? new Scorebook(book, home, lead, namedWinner)
        : new Scorebook(away, book, lead, namedWinner);
  }
}
