package com.paperdynasty.card.making;

import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.Hand;

/**
 * A half that was made, and how near it comes to the line.
 *
 * @param isPitching whether it is of a pitcher's card
 * @param against the hand against which it is read
 * @param real the rates of the line
 * @param played the rates over all dice, with the average opposite card; counted from the cells
 * @param sacrificeFlies their share of the real plate appearances
 * @param isCarried whether the card would have needed less than nothing of something, so that the
 *     rest was carried elsewhere
 */
public record MadeHalf(
    HalfCard half,
    boolean isPitching,
    Hand against,
    Rates real,
    Rates played,
    double sacrificeFlies,
    boolean isCarried) {
  /** What one throw of a half's dice is worth, over both cards. */
  public static final double ONE_CHANCE = 0.5 / HalfCard.CHANCES;

  private static final double TWO_PERCENT = 0.02;
  private static final double HALF_A_PERCENT = 0.005;
  private static final double NOTHING = 1e-9;

  /** By how much a rate is too high. */
  public double error(Category category) {
    return played.of(category) - real.of(category);
  }

  /** Whether a rate is within 2 %, or within one chance of a card. */
  public boolean isNear(Category category) {
    double allowed = Math.max(ONE_CHANCE, TWO_PERCENT * real.of(category));
    return Math.abs(error(category)) <= allowed + NOTHING;
  }

  /** By what share of itself the on-base percentage is too high. */
  public double onBaseError() {
    return relative(played.onBasePercentage(), real.onBasePercentage());
  }

  /** By what share of itself the slugging percentage is too high. */
  public double sluggingError() {
    return relative(played.slugging(sacrificeFlies), real.slugging(sacrificeFlies));
  }

  /** Whether on-base and slugging percentage are within 0.5 %. */
  public boolean hasPercentages() {
    return Math.abs(onBaseError()) <= HALF_A_PERCENT && Math.abs(sluggingError()) <= HALF_A_PERCENT;
  }

  private static double relative(double is, double should) {
    return should == 0 ? is : is / should - 1;
  }
}
