package com.paperdynasty.card.making;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.season.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Divides the chances of a category among the outcomes that the tables know, each with a place in
 * the field. Where balls go is the league's; how far runners come on them is the same for all
 * players.
 */
final class BattedBalls {
  private static final List<Position> INFIELD =
      List.of(
          Position.SHORTSTOP,
          Position.SECOND_BASE,
          Position.THIRD_BASE,
          Position.FIRST_BASE,
          Position.PITCHER,
          Position.CATCHER);
  private static final List<Position> OUTFIELD =
      List.of(Position.LEFT_FIELD, Position.CENTER_FIELD, Position.RIGHT_FIELD);

  // How often runners came home or to third in 2019, and how often they were out on the way.
  private static final Map<Outcome, Double> SINGLES =
      ordered(Outcome.SINGLE_1, 0.30, Outcome.SINGLE_UNCAPPED, 0.50, Outcome.SINGLE_2, 0.20);
  private static final Map<Outcome, Double> DOUBLES =
      ordered(Outcome.DOUBLE_2, 0.50, Outcome.DOUBLE_UNCAPPED, 0.35, Outcome.DOUBLE_3, 0.15);
  private static final Map<Outcome, Double> FLIES = flies();

  private final Counts league;
  private final Map<CardOutcome, Integer> chances = new LinkedHashMap<>();

  /**
   * Creates an empty list.
   *
   * @param league with {@code loc_…}
   */
  BattedBalls(Counts league) {
    this.league = league;
  }

  /**
   * Adds the chances of a half.
   *
   * @param byCategory by the order of {@link Category}
   * @param shape of what is in play
   */
  Map<CardOutcome, Integer> divide(int[] byCategory, InPlayShape shape) {
    overlay(byCategory[Category.SINGLE.index()], SINGLES, "1B", OUTFIELD);
    overlay(byCategory[Category.DOUBLE.index()], DOUBLES, "2B", OUTFIELD);
    overlay(byCategory[Category.TRIPLE.index()], Map.of(Outcome.TRIPLE, 1.0), "3B", OUTFIELD);
    add(CardOutcome.of(Outcome.HOMERUN), byCategory[Category.HOMERUN.index()]);
    add(CardOutcome.of(Outcome.WALK), byCategory[Category.WALK.index()]);
    add(CardOutcome.of(Outcome.HIT_BY_PITCH), byCategory[Category.HIT_BY_PITCH.index()]);
    add(CardOutcome.of(Outcome.STRIKEOUT_OUT), byCategory[Category.STRIKEOUT.index()]);
    List<Integer> inPlay =
        WholeChances.shares(byCategory[Category.IN_PLAY.index()], shape.weights());
    overlay(inPlay.get(0), shape.grounders(), "out_ground", INFIELD);
    overlay(inPlay.get(1), FLIES, "out_fly", OUTFIELD);
    overlay(
        inPlay.get(2),
        Map.of(Outcome.LINEOUT, 1.0),
        "out_line",
        Stream.concat(OUTFIELD.stream(), INFIELD.subList(0, 3).stream()).toList());
    add(CardOutcome.of(Outcome.POPOUT), inPlay.get(3));
    overlay(inPlay.get(4), Map.of(Outcome.REACHED_ON_ERROR, 1.0), "ROE", INFIELD.subList(0, 4));
    return chances;
  }

  /**
   * Divides by outcome and by place. Both are laid beside each other along the chances, so that few
   * pairs come out: the first outcomes go to the first places.
   */
  private void overlay(
      int count, Map<Outcome, Double> outcomes, String name, List<Position> places) {
    List<Outcome> kinds = List.copyOf(outcomes.keySet());
    List<Integer> byKind = WholeChances.shares(count, List.copyOf(outcomes.values()));
    List<Integer> byPlace =
        WholeChances.shares(
            count,
            places.stream().map(place -> league.of("loc_" + name + "_" + place.code())).toList());
    int place = 0;
    int leftThere = byPlace.get(0);
    for (int kind = 0; kind < kinds.size(); kind++) {
      int left = byKind.get(kind);
      while (left > 0) {
        while (leftThere == 0) {
          leftThere = byPlace.get(++place);
        }
        int both = Math.min(left, leftThere);
        add(CardOutcome.of(kinds.get(kind), places.get(place)), both);
        left -= both;
        leftThere -= both;
      }
    }
  }

  private void add(CardOutcome outcome, int count) {
    if (count > 0) {
      chances.merge(outcome, count, Integer::sum);
    }
  }

  /** Four in five bring the runner on third home, as in 2019. */
  private static Map<Outcome, Double> flies() {
    Map<Outcome, Double> flies =
        ordered(Outcome.FLYOUT_B, 0.45, Outcome.FLYOUT_C, 0.20, Outcome.FLYOUT_BQ, 0.20);
    flies.put(Outcome.FLYOUT_A, 0.15);
    return flies;
  }

  static Map<Outcome, Double> ordered(
      Outcome first, double a, Outcome second, double b, Outcome third, double c) {
    Map<Outcome, Double> ordered = new LinkedHashMap<>();
    ordered.put(first, a);
    ordered.put(second, b);
    ordered.put(third, c);
    return ordered;
  }
}
