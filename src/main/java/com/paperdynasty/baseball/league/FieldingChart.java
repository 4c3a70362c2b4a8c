package com.paperdynasty.baseball.league;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an {@code x_check}: a fielder's range and a d20 decide whether the ball is reached; the
 * fielder's error rating and three d6 decide whether an error is made. Part of a league.
 */
public final class FieldingChart {
  /** The faces of the die for range. */
  public static final int FACES = 20;

  /**
   * The result of a check.
   *
   * @param outcome an out, a hit or an error
   * @param bases of an error, 1 to 3; otherwise null
   */
  public record FieldingResult(Outcome outcome, @Nullable Integer bases) {}

  /** An error at a total of three dice, for fielders with that rating or worse. */
  record FieldingError(int rating, int bases) {}

  /** The chart of a position. Rows by the die and columns by range, both from 0. */
  record PositionChart(
      FieldingRatings withoutCard, List<List<Outcome>> rows, Map<Integer, FieldingError> errors) {
    PositionChart {
      rows = List.copyOf(rows);
      errors = Map.copyOf(errors);
    }
  }

  private final Map<Position, PositionChart> byPosition;

  FieldingChart(Map<Position, PositionChart> byPosition) {
    this.byPosition = new EnumMap<>(byPosition);
  }

  /** All faults in the chart; empty when it is valid. */
  public static List<FieldingChartFault> faultsIn(FieldingChartText text) {
    FieldingChartReader reader = new FieldingChartReader(text);
    reader.read();
    return reader.faults();
  }

  /**
   * The chart, ready for use.
   *
   * @throws IllegalArgumentException if {@link #faultsIn} finds a fault
   */
  public static FieldingChart of(FieldingChartText text) {
    FieldingChartReader reader = new FieldingChartReader(text);
    FieldingChart chart = reader.read();
    if (!reader.faults().isEmpty()) {
      throw new IllegalArgumentException(reader.faults().toString());
    }
    return chart;
  }

  /** The ratings of a fielder at that position without a card. */
  public FieldingRatings withoutCard(Position position) {
    return chart(position).withoutCard();
  }

  /**
   * The result of a ball hit to that position.
   *
   * @param d20 1 to 20
   * @param threeD6 the total of three dice, 3 to 18
   */
  public FieldingResult lookUp(
      Position position, FieldingRatings fieldingRatings, int d20, int threeD6) {
    PositionChart chart = chart(position);
    Outcome outcome = chart.rows().get(d20 - 1).get(fieldingRatings.range() - 1);
    FieldingError error = chart.errors().get(threeD6);
    return outcome.isOut() && error != null && fieldingRatings.errorRating() >= error.rating()
        ? new FieldingResult(Outcome.REACHED_ON_ERROR, error.bases())
        : new FieldingResult(outcome, null);
  }

  /** The share of balls to that position that a fielder of that range reaches, in percent. */
  public int reaches(Position position, int range) {
    return share(chart(position).rows(), range);
  }

  static int share(List<List<Outcome>> rows, int range) {
    long reached = rows.stream().filter(row -> row.get(range - 1).isOut()).count();
    return (int) (100 * reached / FACES);
  }

  private PositionChart chart(Position position) {
    return requireNonNull(byPosition.get(position));
  }
}
