package com.paperdynasty.dice;

/**
 * The faces of the dice of one roll.
 *
 * @param d6One the column of the card, 1 to 6
 * @param d6TwoA with {@code d6TwoB} the row of the card, 1 to 6
 * @param d6TwoB 1 to 6
 * @param chaosD20 1 calls for a wild pitch check, 2 for a passed ball check
 * @param resolutionD20 decides splits and secondary checks, 1 to 20
 */
public record DiceFaces(int d6One, int d6TwoA, int d6TwoB, int chaosD20, int resolutionD20) {
  /** The row of the card, 2 to 12. */
  public int d6TwoTotal() {
    return d6TwoA + d6TwoB;
  }
}
