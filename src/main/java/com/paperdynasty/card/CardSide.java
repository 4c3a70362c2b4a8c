package com.paperdynasty.card;

/**
 * The two halves of a card for the bat, or for the mound.
 *
 * @param againstLeft read against pitchers who throw left, or batters who bat left
 * @param againstRight read against the others
 */
public record CardSide(HalfCard againstLeft, HalfCard againstRight) {
  /** The half against that hand, which is left or right. */
  public HalfCard against(Hand hand) {
    return switch (hand) {
      case LEFT -> againstLeft;
      case RIGHT -> againstRight;
      case BOTH -> throw new IllegalArgumentException("a half is against one hand");
    };
  }
}
