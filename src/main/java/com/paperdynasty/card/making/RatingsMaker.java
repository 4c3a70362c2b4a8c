package com.paperdynasty.card.making;

import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.Ratings.Fielding;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.card.Ratings.Stealing;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Rates what a line says of a player besides the plate appearances. A short line is filled up with
 * the league's. The line knows neither range nor arm: everybody has range 3 and arm 0.
 */
final class RatingsMaker {
  private static final int AVERAGE_RANGE = 3;

  /** The error rating of a fielder who makes as many errors as the league's at that position. */
  private static final int AVERAGE_ERRORS = 8;

  private static final double FULL_SEASON = 600;
  private static final int MOST_INJURY = 6;
  private static final int JUMPS = 36;
  private static final int MOST_JUMP = 30;

  /** Times on first for which a line is filled up with the league's. */
  private static final double FILLED_TIMES_ON_FIRST = 20;

  private static final double FILLED_STEALS = 5;
  private static final double FILLED_RUNS = 20;
  private static final double FILLED_OUTS = 300;
  private static final int HOME = 1;

  private final Counts league;
  private final PitchingRatingsMaker pitching;
  private final CatchingRatingsMaker catching;
  private final Map<Position, Counts> fielding = new EnumMap<>(Position.class);

  RatingsMaker(SeasonLines season) {
    league = season.league();
    pitching = new PitchingRatingsMaker(season);
    catching = new CatchingRatingsMaker(season);
    for (SeasonPlayer player : season.players()) {
      player.fielding().forEach((position, line) -> fielding.merge(position, line, Counts::plus));
    }
  }

  Ratings of(SeasonPlayer player) {
    Counts batting = SeasonPlayer.total(player.batting());
    Map<Position, Fielding> gloves = new EnumMap<>(Position.class);
    player.fielding().forEach((position, line) -> gloves.put(position, glove(position, line)));
    return new Ratings(
        running(player.running()),
        stealing(player.running(), batting),
        bunting(batting),
        hitAndRun(batting),
        injury(player, batting),
        gloves,
        gloves.containsKey(Position.CATCHER)
            ? catching.of(player.catching(), player.fielding().get(Position.CATCHER))
            : null,
        player.pitching().isEmpty() ? null : pitching.of(player));
  }

  /** How often the player took the extra base on a single or a double. */
  private int running(Counts line) {
    double rate =
        RatingScale.filled(extra(line), chances(line), extra(league), chances(league), FILLED_RUNS);
    return RatingScale.chance(rate);
  }

  private static double extra(Counts line) {
    return line.of("single_from_1_extra", "single_from_2_extra", "double_from_1_extra");
  }

  private static double chances(Counts line) {
    return extra(line)
        + line.of("single_from_1_base", "single_from_2_base", "double_from_1_base")
        + line.of("single_from_1_out", "single_from_2_out", "double_from_1_out");
  }

  private Stealing stealing(Counts line, Counts batting) {
    double tries =
        RatingScale.filled(
            tries(line), onFirst(batting), tries(league), onFirst(league), FILLED_TIMES_ON_FIRST);
    // With a jump a runner goes; so the jump is how often they tried.
    int jump = RatingScale.within(0, MOST_JUMP, Math.round(JUMPS * tries));
    return new Stealing(jump, steal(line, "2"), steal(line, "3"), HOME);
  }

  private static double tries(Counts line) {
    return line.of("SB_to_2", "CS_to_2");
  }

  private static double onFirst(Counts batting) {
    return batting.of("1B", "BB", "HBP");
  }

  private int steal(Counts line, String base) {
    String stolen = "SB_to_" + base;
    String caught = "CS_to_" + base;
    return RatingScale.chance(
        RatingScale.filled(
            line.of(stolen),
            line.of(stolen, caught),
            league.of(stolen),
            league.of(stolen, caught),
            FILLED_STEALS));
  }

  private static Grade bunting(Counts batting) {
    double rate = batting.of("SH") / Math.max(1, batting.of("PA"));
    return grade(rate, List.of(0.02, 0.008, 0.001));
  }

  private static Grade hitAndRun(Counts batting) {
    double contact = 1 - batting.of("SO") / Math.max(1, batting.of("PA"));
    return grade(contact, List.of(0.86, 0.80, 0.73));
  }

  private static Grade grade(double rate, List<Double> least) {
    int better = (int) least.stream().filter(bound -> rate < bound).count();
    return List.of(Grade.values()).get(better);
  }

  /** Who was seldom in the games may be hurt more often. A pitcher's outs count as appearances. */
  private static int injury(SeasonPlayer player, Counts batting) {
    double seen = Math.max(batting.of("PA"), player.use().of("outs"));
    return RatingScale.within(0, MOST_INJURY, Math.round(MOST_INJURY * (1 - seen / FULL_SEASON)));
  }

  private Fielding glove(Position position, Counts line) {
    Counts all = fielding.getOrDefault(position, Counts.NONE);
    double average = all.of("E") / all.of("outs");
    double own =
        RatingScale.filled(line.of("E"), line.of("outs"), all.of("E"), all.of("outs"), FILLED_OUTS);
    int errors =
        RatingScale.within(
            0, FieldingRatings.WORST_RATING, Math.round(AVERAGE_ERRORS * own / average));
    return new Fielding(new FieldingRatings(AVERAGE_RANGE, errors), 0);
  }
}
