package com.paperdynasty.baseball.state;

import java.util.List;

/**
 * Decides which runs of the current half are earned (official rules, 9.16): the half reconstructed
 * for each pitcher who has appeared in it, in order of entry. Derived from the plays; never stored
 * as a fact.
 */
public record EarnedRunState(List<ReconstructedInning> byPitcher) {
  /** Of a half in which nobody has pitched yet. */
  static final EarnedRunState NONE = new EarnedRunState(List.of());

  public EarnedRunState {
    byPitcher = List.copyOf(byPitcher);
  }
}
