package com.paperdynasty.card.making;

/**
 * Finds the chances of a half that come nearest to those wanted, when some of those are less than a
 * half can have. Near means: the sum over the categories of the squared difference, divided by the
 * league's rate, is least; so a change weighs by how much it is for that category. A difference of
 * all on base, or of the bases of at-bats, weighs so much more that on-base and slugging percentage
 * are kept as long as that is possible. The sum of the chances is always kept.
 *
 * <p>In the best solution some categories are at their least, and the others on a plane that
 * Lagrange multipliers give. All choices of the categories at their least are tried, 256 of them,
 * so the result is exact.
 */
final class LeastDistortion {
  private static final int CATEGORIES = Category.ALL.size();

  /** The rows of the equations: the sum, on base, bases of at-bats. */
  private static final int ROWS = 3;

  private static final double NOTHING = 1e-9;

  /** How much a squared difference of all on base, or of all bases, weighs. */
  private static final double WEIGHT_OF_SUMS = 1e7;

  private final double[] wanted;
  private final double[] least;
  private final double[] weights;
  private final double slugging;

  /**
   * Creates the problem.
   *
   * @param wanted its sum is that of the result
   * @param least of each category; what the half has anyway
   * @param league the league's rates, all above 0
   * @param slugging the slugging percentage that is to be kept
   */
  LeastDistortion(Rates wanted, Rates least, Rates league, double slugging) {
    this.wanted = wanted.toArray();
    this.least = least.toArray();
    this.weights = league.toArray();
    this.slugging = slugging;
  }

  /** The nearest chances, none below its least. */
  Rates solve() {
    double[] best = null;
    double leastDistance = Double.POSITIVE_INFINITY;
    for (int atLeast = 0; atLeast < 1 << CATEGORIES; atLeast++) {
      double[] found = nearest(atLeast);
      if (isAllowed(found) && distance(found) < leastDistance) {
        best = found;
        leastDistance = distance(found);
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("the least chances are more than all");
    }
    return Rates.of(best);
  }

  /** The nearest with exactly these categories at their least; empty if the sum cannot be kept. */
  private double[] nearest(int atLeast) {
    double[][] equations = new double[ROWS][ROWS + 1];
    for (int row = 1; row < ROWS; row++) {
      equations[row][row] = 1 / WEIGHT_OF_SUMS;
    }
    for (int i = 0; i < CATEGORIES; i++) {
      for (int row = 0; row < ROWS; row++) {
        if (isFree(i, atLeast)) {
          for (int column = 0; column < ROWS; column++) {
            equations[row][column] += coefficient(row, i) * coefficient(column, i) * weights[i];
          }
        } else {
          equations[row][ROWS] += coefficient(row, i) * (wanted[i] - least[i]);
        }
      }
    }
    double[] multipliers = LinearSystem.solve(equations);
    double[] found = new double[multipliers.length == 0 ? 0 : CATEGORIES];
    for (int i = 0; i < found.length; i++) {
      found[i] = isFree(i, atLeast) ? wanted[i] : least[i];
      for (int row = 0; row < ROWS && isFree(i, atLeast); row++) {
        found[i] += weights[i] * multipliers[row] * coefficient(row, i);
      }
    }
    return found;
  }

  private static boolean isFree(int category, int atLeast) {
    return (atLeast & (1 << category)) == 0;
  }

  private double coefficient(int row, int category) {
    Category of = Category.ALL.get(category);
    return switch (row) {
      case 0 -> 1;
      case 1 -> of.onBase();
      default -> of.bases() + slugging * of.freePass();
    };
  }

  private boolean isAllowed(double[] found) {
    for (int i = 0; i < found.length; i++) {
      if (found[i] < least[i] - NOTHING) {
        return false;
      }
    }
    return found.length > 0;
  }

  private double distance(double[] found) {
    double distance = 0;
    double[] sums = new double[ROWS];
    for (int i = 0; i < CATEGORIES; i++) {
      double difference = found[i] - wanted[i];
      distance += difference * difference / weights[i];
      for (int row = 1; row < ROWS; row++) {
        sums[row] += difference * coefficient(row, i);
      }
    }
    return distance + WEIGHT_OF_SUMS * (sums[1] * sums[1] + sums[2] * sums[2]);
  }
}
