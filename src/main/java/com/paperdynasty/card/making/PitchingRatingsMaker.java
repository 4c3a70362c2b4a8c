package com.paperdynasty.card.making;

import com.paperdynasty.card.Ratings.Pitching;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;

/** Rates pitchers against the league's. */
final class PitchingRatingsMaker {
  private static final int MOST_HOLD = 6;
  private static final int MOST_START = 9;
  private static final int MOST_RELIEF = 4;
  private static final double OUTS_OF_AN_INNING = 3;
  private static final double FILLED_STEALS = 10;
  private static final double FILLED_OUTS = 200;

  /** The chance that an out of a tired pitcher is a single. The line does not tell it. */
  private static final int TIRED = 4;

  /** The chances, when the dice ask for one, of a pitcher like the league's. */
  private static final double AVERAGE_WILD_PITCH = 8;

  private static final double AVERAGE_BALK = 0.7;

  private final Counts all;

  PitchingRatingsMaker(SeasonLines season) {
    all = Counts.sum(season.players().stream().map(SeasonPlayer::use).toList());
  }

  Pitching of(SeasonPlayer player) {
    Counts use = player.use();
    double starts = use.of("GS");
    double reliefs = use.of("G") - starts;
    // An outing in relief counts as an inning beside starts, because the line has only their sum.
    double startOuts = use.of("outs") - OUTS_OF_AN_INNING * reliefs;
    return new Pitching(
        hold(use),
        starts == 0 ? 0 : innings(startOuts / starts, MOST_START),
        innings(starts == 0 ? use.of("outs") / Math.max(1, reliefs) : 0, MOST_RELIEF),
        TIRED,
        relative(use, "WP", AVERAGE_WILD_PITCH),
        relative(use, "BK", AVERAGE_BALK));
  }

  private int hold(Counts use) {
    double own =
        RatingScale.filled(
            use.of("CS"), use.of("CS", "SB"), all.of("CS"), all.of("CS", "SB"), FILLED_STEALS);
    double average = all.of("CS") / Math.max(1, all.of("CS", "SB"));
    return RatingScale.within(-MOST_HOLD, MOST_HOLD, Math.round(20 * (own - average)));
  }

  private static int innings(double outs, int most) {
    return RatingScale.within(1, most, Math.round(outs / OUTS_OF_AN_INNING));
  }

  private int relative(Counts use, String name, double average) {
    double own =
        RatingScale.filled(use.of(name), use.of("outs"), all.of(name), all.of("outs"), FILLED_OUTS);
    double leagues = Math.max(1, all.of(name)) / Math.max(1, all.of("outs"));
    return RatingScale.within(0, 20, Math.round(average * own / leagues));
  }
}
