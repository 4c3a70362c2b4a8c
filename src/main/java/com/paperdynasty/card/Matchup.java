package com.paperdynasty.card;

/**
 * The hands of a plate appearance, each left or right.
 *
 * @param batter the side from which the batter bats
 * @param pitcher the hand with which the pitcher throws
 */
public record Matchup(Hand batter, Hand pitcher) {
  public Matchup {
    if (batter == Hand.BOTH || pitcher == Hand.BOTH) {
      throw new IllegalArgumentException("a plate appearance has one side and one hand");
    }
  }

  /**
   * The hands that two players use against each other. A switch hitter bats from the side that the
   * pitcher does not throw with; a pitcher who throws with both uses the hand of the batter's side.
   * Between two of them the pitcher must choose first (rule 5.07(f)), and throws right here.
   */
  public static Matchup of(Hand bats, Hand throwing) {
    if (bats != Hand.BOTH) {
      return new Matchup(bats, throwing == Hand.BOTH ? bats : throwing);
    }
    Hand pitcher = throwing == Hand.BOTH ? Hand.RIGHT : throwing;
    return new Matchup(pitcher.other(), pitcher);
  }
}
