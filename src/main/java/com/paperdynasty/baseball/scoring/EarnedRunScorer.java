package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.EarnedRunState;
import com.paperdynasty.baseball.state.ReconstructedInning;
import com.paperdynasty.baseball.state.ReconstructedInning.ReconstructedRunner;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatCredit;
import com.paperdynasty.baseball.state.StatCredit.Book;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which runs a play makes earned: its own, and earlier ones that it makes earned
 * afterwards.
 */
final class EarnedRunScorer {
  private final boolean[] earned = new boolean[4];
  private final List<StatCredit> later = new ArrayList<>(1);
  private final EarnedRunState after;

  EarnedRunScorer(BallGame game, ErrorlessPlay play) {
    List<ReconstructedInning> innings = new ArrayList<>(2);
    for (ReconstructedInning inning : before(game)) {
      InningReconstruction inningReconstruction = new InningReconstruction(inning, play);
      innings.add(inningReconstruction.after());
      for (int from = 0; from <= 3; from++) {
        earned[from] |= inningReconstruction.isEarned(from);
      }
      if (inningReconstruction.earnedLater() > 0) {
        String pitcher = inning.pitcherId();
        int count = inningReconstruction.earnedLater();
        later.add(new StatCredit(Book.PITCHING, pitcher, Stat.EARNED_RUNS, count));
      }
    }
    after = new EarnedRunState(innings);
  }

  /**
   * Whether the run of the runner from that base is earned, before any decision of the official
   * scorer.
   */
  boolean isEarned(int from) {
    return earned[from];
  }

  /** Earned runs of runners who had scored on earlier plays. */
  List<StatCredit> later() {
    return later;
  }

  EarnedRunState after() {
    return after;
  }

  /** The reconstructions before the play, with that of a pitcher who is new in this half. */
  private static List<ReconstructedInning> before(BallGame game) {
    List<ReconstructedInning> known = game.earnedRunState().byPitcher();
    String pitcher = requireNonNull(game.pitcher()).player().id();
    for (ReconstructedInning inning : known) {
      if (inning.pitcherId().equals(pitcher)) {
        return known;
      }
    }
    List<ReconstructedInning> more = new ArrayList<>(known);
    more.add(actualSituation(game, pitcher));
    return more;
  }

  /** A pitcher's reconstruction begins with the actual situation of the half (9.16(i)). */
  private static ReconstructedInning actualSituation(BallGame game, String pitcherId) {
    List<ReconstructedRunner> runners = new ArrayList<>(3);
    for (int base = 3; base >= 1; base--) {
      Runner runner = game.bases().at(base);
      if (runner != null) {
        runners.add(
            new ReconstructedRunner(base, runner.placed() ? 0 : base, runner.pitcherId(), false));
      }
    }
    return new ReconstructedInning(pitcherId, game.outs(), false, runners);
  }
}
