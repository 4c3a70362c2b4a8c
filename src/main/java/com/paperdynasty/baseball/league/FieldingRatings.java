package com.paperdynasty.baseball.league;

/**
 * A fielder's ratings at a position.
 *
 * @param range 1, the best, to 5
 * @param errorRating 0 for a fielder who makes no errors, up to 30
 */
public record FieldingRatings(int range, int errorRating) {
  /** The worst range. */
  public static final int WORST_RANGE = 5;

  /** The worst error rating. */
  public static final int WORST_RATING = 30;

  public FieldingRatings {
    if (range < 1 || range > WORST_RANGE || errorRating < 0 || errorRating > WORST_RATING) {
      throw new IllegalArgumentException("invalid ratings: range " + range + ", e" + errorRating);
    }
  }
}
