package com.paperdynasty.game;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.league.FieldingChart.FieldingResult;
import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.game.fairplay.DiceOrigin;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.state.GameState;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an {@code x_check} in a digital league, where the server reads the chart. The result is
 * logged with the submission, so that a replay needs neither dice nor chart.
 */
final class FieldingCheck {
  private final DecisionContext decisionContext;
  private final Roll roll;

  FieldingCheck(DecisionContext decisionContext, Roll roll) {
    this.decisionContext = decisionContext;
    this.roll = roll;
  }

  /** Whether the league's chart decides a submission, and not its sender. */
  static boolean readsChart(League league, Submission submission) {
    return league.mode() == League.Mode.DIGITAL
        && league.fielding() != null
        && submission.outcome() == Outcome.X_CHECK
        && submission.hitLocation() != null;
  }

  /** The submission with the chart's result; null if it already has a different one. */
  @Nullable Submission read(Submission submission) {
    League league = decisionContext.state().league();
    FieldingChart chart = league.fielding();
    Position location = submission.hitLocation();
    if (!readsChart(league, submission) || chart == null || location == null) {
      return submission;
    }
    FieldingResult found =
        chart.lookUp(location, ratings(chart, location), roll.dice().resolutionD20(), errorCheck());
    boolean otherwise =
        (submission.result() != null && submission.result() != found.outcome())
            || (submission.bases() != null && !submission.bases().equals(found.bases()));
    return otherwise ? null : submission.withResult(found.outcome()).withBases(found.bases());
  }

  /** Those of the fielder's card for that position; without one, those of a fielder without it. */
  private FieldingRatings ratings(FieldingChart chart, Position location) {
    GameState state = decisionContext.state();
    Lineup fielders = state.game().lineup(state.game().fielding());
    FieldingRatings onCard = CardRules.ratingsAt(state.rules().cards(), fielders, location);
    return onCard == null ? chart.withoutCard(location) : onCard;
  }

  private int errorCheck() {
    DiceOrigin origin = decisionContext.state().originOf(roll.number());
    return decisionContext
        .secrets()
        .seeds()
        .dice(origin.generation())
        .errorCheck(roll.number(), origin.away(), origin.home());
  }
}
