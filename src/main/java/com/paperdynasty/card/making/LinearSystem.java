package com.paperdynasty.card.making;

/** Solves small systems of linear equations. */
final class LinearSystem {
  private static final double NOTHING = 1e-12;

  private LinearSystem() {}

  /**
   * The solution, by elimination with the largest pivot; empty if there is not exactly one.
   *
   * @param rows the coefficients of each equation and its right side; they are overwritten
   */
  static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int step = 0; step < size; step++) {
      int pivot = step;
      for (int row = step + 1; row < size; row++) {
        pivot = Math.abs(rows[row][step]) > Math.abs(rows[pivot][step]) ? row : pivot;
      }
      if (Math.abs(rows[pivot][step]) < NOTHING) {
        return new double[0];
      }
      double[] swapped = rows[step];
      rows[step] = rows[pivot];
      rows[pivot] = swapped;
      for (int row = 0; row < size; row++) {
        double factor = row == step ? 0 : rows[row][step] / rows[step][step];
        for (int column = step; column <= size; column++) {
          rows[row][column] -= factor * rows[step][column];
        }
      }
    }
    double[] solution = new double[size];
    for (int row = 0; row < size; row++) {
      solution[row] = rows[row][size] / rows[row][row];
    }
    return solution;
  }
}
