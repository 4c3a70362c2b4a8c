package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What decides which runs of the half are earned (official rules, 9.16): the half rebuilt for each
 * who has pitched in it, in order of entry. It is worked out from the plays, and no fact of the
 * game.
 */
public record EarnedRuns(List<ReconstructedInning> byPitcher) {
  /** Of a half that has not begun. */
  static final EarnedRuns NONE = new EarnedRuns(List.of());

  public EarnedRuns {
    byPitcher = List.copyOf(byPitcher);
  }

  /** Before the next play of a game: with that of the pitcher on the mound, if he is new. */
  static EarnedRuns before(BallGame game) {
    EarnedRuns known = game.earnedRuns();
    String pitcher = requireNonNull(game.pitcher()).player().id();
    for (ReconstructedInning inning : known.byPitcher) {
      if (inning.pitcherId().equals(pitcher)) {
        return known;
      }
    }
    List<ReconstructedInning> more = new ArrayList<>(known.byPitcher);
    more.add(ReconstructedInning.begin(game, pitcher));
    return new EarnedRuns(more);
  }
}
