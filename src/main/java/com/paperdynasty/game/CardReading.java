package com.paperdynasty.game;

import com.paperdynasty.baseball.FieldingChart;
import com.paperdynasty.baseball.FieldingChart.Finding;
import com.paperdynasty.baseball.League;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an {@code x_check} in a digital league, where the server reads the chart. The result is
 * logged with the submission, so that a replay needs neither dice nor chart.
 */
final class CardReading {
  private final Asked asked;
  private final Roll roll;

  CardReading(Asked asked, Roll roll) {
    this.asked = asked;
    this.roll = roll;
  }

  /** The submission with the chart's result; null if it already has a different one. */
  @Nullable Submission read(Submission submission) {
    League league = asked.state().league();
    FieldingChart chart = league.fielding();
    Position location = submission.hitLocation();
    if (league.mode() == League.Mode.MANUAL
        || chart == null
        || submission.outcome() != Outcome.X_CHECK
        || location == null) {
      return submission;
    }
    Finding found =
        chart.lookUp(
            location, chart.withoutCard(location), roll.dice().resolutionD20(), errorCheck());
    boolean otherwise =
        (submission.result() != null && submission.result() != found.outcome())
            || (submission.bases() != null && !submission.bases().equals(found.bases()));
    return otherwise ? null : submission.cameTo(found.outcome()).forBases(found.bases());
  }

  private int errorCheck() {
    TableState state = asked.state();
    return asked
        .secrets()
        .cup()
        .dice(state.dice().generation())
        .errorCheck(roll.number(), state.away().entropyOrNone(), state.home().entropyOrNone());
  }
}
