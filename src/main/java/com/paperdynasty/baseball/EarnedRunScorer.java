package com.paperdynasty.baseball;

import com.paperdynasty.baseball.Credit.Book;
import java.util.ArrayList;
import java.util.List;

/** Rules which runs become earned by a play: those of it, and those of before that it makes so. */
final class EarnedRunScorer {
  private final boolean[] earned = new boolean[4];
  private final List<Credit> later = new ArrayList<>(1);
  private final EarnedRuns after;

  EarnedRunScorer(BallGame game, ErrorlessPlay play) {
    List<ReconstructedInning> innings = new ArrayList<>(2);
    for (ReconstructedInning inning : EarnedRuns.before(game).byPitcher()) {
      Reconstruction reconstruction = new Reconstruction(inning, play);
      innings.add(reconstruction.after());
      for (int from = 0; from <= 3; from++) {
        earned[from] |= reconstruction.isEarned(from);
      }
      if (reconstruction.earnedLater() > 0) {
        String pitcher = inning.pitcherId();
        int count = reconstruction.earnedLater();
        later.add(new Credit(Book.PITCHING, pitcher, Stat.EARNED_RUNS, count));
      }
    }
    after = new EarnedRuns(innings);
  }

  /** Whether the run of the runner from there is earned, unless the official scorer says. */
  boolean isEarned(int from) {
    return earned[from];
  }

  /** The earned runs of runners who had come home before. */
  List<Credit> later() {
    return later;
  }

  EarnedRuns after() {
    return after;
  }
}
