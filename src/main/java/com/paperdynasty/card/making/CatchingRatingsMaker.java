package com.paperdynasty.card.making;

import com.paperdynasty.card.Ratings.Catching;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import org.jspecify.annotations.Nullable;

/** Rates catchers against the league's. */
final class CatchingRatingsMaker {
  private static final int MOST_THROW = 6;
  private static final double FILLED_STEALS = 15;
  private static final double FILLED_OUTS = 500;

  /** The chance of a passed ball when the dice ask for one, of a catcher like the league's. */
  private static final double AVERAGE_PASSED_BALL = 1.6;

  private final Counts catchers;
  private final double outs;

  CatchingRatingsMaker(SeasonLines season) {
    catchers = Counts.sum(season.players().stream().map(SeasonPlayer::catching).toList());
    outs = season.league().of("outs");
  }

  Catching of(Counts line, @Nullable Counts fielding) {
    double own =
        RatingScale.filled(
            line.of("CS"),
            line.of("CS", "SB"),
            catchers.of("CS"),
            catchers.of("CS", "SB"),
            FILLED_STEALS);
    double average = catchers.of("CS") / Math.max(1, catchers.of("CS", "SB"));
    double caught = fielding == null ? 0 : fielding.of("outs");
    double passed = RatingScale.filled(line.of("PB"), caught, catchers.of("PB"), outs, FILLED_OUTS);
    double averagePassed = Math.max(1, catchers.of("PB")) / outs;
    return new Catching(
        RatingScale.within(-MOST_THROW, MOST_THROW, Math.round(20 * (own - average))),
        RatingScale.within(0, 20, Math.round(AVERAGE_PASSED_BALL * passed / averagePassed)));
  }
}
