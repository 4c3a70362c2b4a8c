package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.dice.DiceFaces;

/**
 * The cell that the dice of a play read, and what it says.
 *
 * @param matchup the hands; the batter's card is read against the pitcher's, and the reverse
 * @param column 1 to 3 on the batter's card, 4 to 6 on the pitcher's
 * @param row 2 to 12
 * @param printed what the cell says at the d20
 * @param outcome the same, once the ballpark's chance is decided
 */
public record CellReading(
    Matchup matchup, int column, int row, Cell cell, CardOutcome printed, Outcome outcome) {

  /**
   * Reads the cards.
   *
   * @param bats how the batter bats
   * @param throwing how the pitcher throws
   */
  public static CellReading of(
      CardSide batting,
      Hand bats,
      CardSide pitching,
      Hand throwing,
      BallparkChances ballpark,
      DiceFaces dice) {
    Matchup matchup = Matchup.of(bats, throwing);
    int column = dice.d6One();
    int row = dice.d6TwoTotal();
    HalfCard half =
        column <= HalfCard.COLUMNS
            ? batting.against(matchup.pitcher())
            : pitching.against(matchup.batter());
    Cell cell = half.cell((column - 1) % HalfCard.COLUMNS + 1, row);
    CardOutcome printed = cell.at(dice.resolutionD20());
    Outcome outcome = ballpark.decide(printed.outcome(), matchup.batter(), dice.resolutionD20());
    return new CellReading(matchup, column, row, cell, printed, outcome);
  }

  /** Whether the batter's card is read. */
  public boolean isBatters() {
    return column <= HalfCard.COLUMNS;
  }
}
