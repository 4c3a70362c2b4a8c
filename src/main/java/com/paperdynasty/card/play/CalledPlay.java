package com.paperdynasty.card.play;

import java.util.List;

/**
 * What the side at bat has called before a roll.
 *
 * @param batter what the batter does
 * @param steals the bases whose runners go with the pitch, ascending
 */
public record CalledPlay(Batter batter, List<Integer> steals) {
  /** Nothing was called. */
  public static final CalledPlay NOTHING = new CalledPlay(Batter.SWINGS, List.of());

  /** What a batter was told to do. */
  public enum Batter {
    SWINGS,
    BUNTS,
    SQUEEZES,
    HITS_AND_RUNS
  }

  public CalledPlay {
    steals = List.copyOf(steals);
  }
}
