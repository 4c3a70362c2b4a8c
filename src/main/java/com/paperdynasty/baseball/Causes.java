package com.paperdynasty.baseball;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import org.jspecify.annotations.Nullable;

/** Which of several things that happen on one pitch gave a runner his way. */
final class Causes {
  private Causes() {}

  /**
   * What beside the outcome itself took a runner where he went; null where the outcome did.
   *
   * @param mask the bases occupied before the pitch
   * @param way of a runner who is safe, and of whom the submission's advances do not speak
   */
  static @Nullable Outcome of(Submission submission, int mask, Advance way) {
    if (way.base() <= reach(submission.counted(), submission.runner(), mask, way.from())) {
      return null;
    }
    for (With with : submission.with()) {
      if (reach(with.outcome(), with.runner(), mask, way.from()) >= way.base()) {
        return with.outcome();
      }
    }
    return null;
  }

  /** How far an outcome takes the runner on that base, where other things may go with it. */
  private static int reach(Outcome outcome, @Nullable Integer runner, int mask, int from) {
    boolean named = runner != null && runner == from;
    boolean moved =
        switch (outcome) {
          case WILD_PITCH, PASSED_BALL, BALK -> true;
          case STOLEN_BASE, DEFENSIVE_INDIFFERENCE, PICKOFF_ERROR -> named;
          case STRIKEOUT_REACHED -> from <= Ways.forcedRunners(mask);
          default -> outcome.kind() == Kind.FREE_PASS && from <= Ways.forcedRunners(mask);
        };
    return moved ? from + 1 : from;
  }
}
