package com.paperdynasty.card.making;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Cell;
import java.util.List;

/**
 * The cells of every pitcher's card that ask what the fielder can do: 18 of the 108 throws of a
 * half. They are in the same place on all cards, in rows that come up neither often nor in the same
 * column for neighbors in the field.
 */
final class CheckCells {
  /** Below it, the chart lets a ball to the outfield fall in for more than a single. */
  private static final int FIRST_OUTFIELD_FACE = 4;

  /**
   * A cell with its place.
   *
   * @param column 1 to 3, within the half
   * @param row 2 to 12
   */
  record Placed(int column, int row, Cell cell) {}

  /** All of them. */
  static final List<Placed> ALL =
      List.of(
          infield(1, 10, Position.SHORTSTOP),
          infield(2, 4, Position.SECOND_BASE),
          infield(3, 11, Position.THIRD_BASE),
          infield(1, 3, Position.FIRST_BASE),
          infield(2, 12, Position.PITCHER),
          infield(3, 2, Position.CATCHER),
          outfield(2, 11, Position.CENTER_FIELD),
          outfield(3, 3, Position.LEFT_FIELD),
          outfield(1, 11, Position.RIGHT_FIELD));

  private CheckCells() {}

  private static Placed infield(int column, int row, Position position) {
    return new Placed(column, row, Cell.whole(CardOutcome.of(Outcome.X_CHECK, position)));
  }

  private static Placed outfield(int column, int row, Position position) {
    return new Placed(
        column,
        row,
        new Cell(
            List.of(
                new Cell.Share(FIRST_OUTFIELD_FACE - 1, CardOutcome.of(Outcome.FLYOUT_B, position)),
                new Cell.Share(Cell.FACES, CardOutcome.of(Outcome.X_CHECK, position)))));
  }
}
