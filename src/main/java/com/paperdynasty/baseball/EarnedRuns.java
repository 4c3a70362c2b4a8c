package com.paperdynasty.baseball;

import java.util.List;

/**
 * Decides which runs of the current half are earned (official rules, 9.16): the half reconstructed
 * for each pitcher who has appeared in it, in order of entry. Derived from the plays; never stored
 * as a fact.
 */
public record EarnedRuns(List<ReconstructedInning> byPitcher) {
  /** Of a half in which nobody has pitched yet. */
  static final EarnedRuns NONE = new EarnedRuns(List.of());

  public EarnedRuns {
    byPitcher = List.copyOf(byPitcher);
  }
}
