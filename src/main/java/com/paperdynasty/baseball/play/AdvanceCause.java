package com.paperdynasty.baseball.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import org.jspecify.annotations.Nullable;

/** Finds the cause of a runner's advance when several things happen on one pitch. */
final class AdvanceCause {
  private AdvanceCause() {}

  /**
   * The other outcome of the pitch that advanced a runner; null where the main outcome did.
   *
   * @param mask the bases occupied before the pitch
   * @param advance of a runner who is safe and is not named in the submission's advances
   */
  static @Nullable Outcome of(Submission submission, int mask, Advance advance) {
    if (advance.base() <= reach(submission.counted(), submission.runner(), mask, advance.from())) {
      return null;
    }
    for (With with : submission.with()) {
      if (reach(with.outcome(), with.runner(), mask, advance.from()) >= advance.base()) {
        return with.outcome();
      }
    }
    return null;
  }

  /** The base to which an outcome takes the runner, among those that may share a pitch. */
  private static int reach(Outcome outcome, @Nullable Integer runner, int mask, int from) {
    boolean named = runner != null && runner == from;
    boolean moved =
        switch (outcome) {
          case WILD_PITCH, PASSED_BALL, BALK -> true;
          case STOLEN_BASE, DEFENSIVE_INDIFFERENCE, PICKOFF_ERROR -> named;
          case STRIKEOUT_REACHED -> from <= ForcePlay.forcedRunners(mask);
          default -> outcome.kind() == Kind.FREE_PASS && from <= ForcePlay.forcedRunners(mask);
        };
    return moved ? from + 1 : from;
  }
}
