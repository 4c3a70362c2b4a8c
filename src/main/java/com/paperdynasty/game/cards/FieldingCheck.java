package com.paperdynasty.game.cards;

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
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an {@code x_check} in a digital league, where the server reads the chart. The result is
 * logged with the submission, so that a replay needs neither dice nor chart.
 */
public final class FieldingCheck {
  private final GameState state;
  private final Secrets secrets;
  private final Roll roll;

  /** A check at the dice of a roll in a state in which it is pending. */
  public FieldingCheck(GameState state, Secrets secrets, Roll roll) {
    this.state = state;
    this.secrets = secrets;
    this.roll = roll;
  }

  /** Whether the league's chart decides a submission, and not its sender. */
  public static boolean readsChart(League league, Submission submission) {
    return league.mode() == League.Mode.DIGITAL
        && league.fielding() != null
        && submission.outcome() == Outcome.X_CHECK
        && submission.hitLocation() != null;
  }

  /** The submission with the chart's result; null if it already has a different one. */
  public @Nullable Submission read(Submission submission) {
    League league = state.league();
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
    Lineup fielders = state.game().lineup(state.game().fielding());
    FieldingRatings onCard = CardRules.ratingsAt(state.rules().cards(), fielders, location);
    return onCard == null ? chart.withoutCard(location) : onCard;
  }

  private int errorCheck() {
    DiceOrigin origin = state.originOf(roll.number());
    return secrets
        .seeds()
        .dice(origin.generation())
        .errorCheck(roll.number(), origin.away(), origin.home());
  }
}
