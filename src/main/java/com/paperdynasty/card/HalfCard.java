package com.paperdynasty.card;

import java.util.List;

/**
 * A half of a card's side: what is read against left-handers, or against right-handers.
 *
 * @param cells three columns, each with the rows 2 to 12
 */
public record HalfCard(List<Cell> cells) {
  /** The columns of a half. */
  public static final int COLUMNS = 3;

  /** The lowest row. */
  public static final int FIRST_ROW = 2;

  /** The highest row. */
  public static final int LAST_ROW = 12;

  /** The cells of a column. */
  public static final int ROWS = LAST_ROW - FIRST_ROW + 1;

  /** In how many of its throws the dice read a half: 3 columns, 36 throws of two dice, a d20. */
  public static final int CHANCES = COLUMNS * 36 * Cell.FACES;

  public HalfCard {
    cells = List.copyOf(cells);
    if (cells.size() != COLUMNS * ROWS) {
      throw new IllegalArgumentException("a half has 33 cells, not " + cells.size());
    }
  }

  /**
   * The cell in that column and row.
   *
   * @param column 1 to 3, counted within the half
   * @param row 2 to 12
   */
  public Cell cell(int column, int row) {
    return cells.get(index(column, row));
  }

  /** Where that cell is in {@link #cells}. */
  public static int index(int column, int row) {
    if (column < 1 || column > COLUMNS || row < FIRST_ROW || row > LAST_ROW) {
      throw new IllegalArgumentException("no such cell: " + column + "-" + row);
    }
    return (column - 1) * ROWS + row - FIRST_ROW;
  }

  /** In how many of the 36 throws of two dice that row comes up, 1 to 6. */
  public static int ways(int row) {
    return 6 - Math.abs(7 - row);
  }
}
