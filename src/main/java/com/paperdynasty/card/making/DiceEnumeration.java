package com.paperdynasty.card.making;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.HalfCard;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what cells give over all throws of the dice. A fielding check is read on the chart for a
 * fielder without a card, with all throws of three dice. A ballpark's single or home run counts as
 * one.
 */
final class DiceEnumeration {
  private static final int LOWEST = 3;
  private static final int HIGHEST = 18;

  private static final int[] THROWS = throwsByTotal();

  private final FieldingChart chart;

  DiceEnumeration(FieldingChart chart) {
    this.chart = chart;
  }

  /** The chances of a half by category; the sum is {@link HalfCard#CHANCES}. */
  Rates rates(HalfCard half) {
    return rates(outcomes(half));
  }

  static Rates rates(Map<Outcome, Double> chances) {
    Map<Category, Double> sums = new EnumMap<>(Category.class);
    chances.forEach((outcome, count) -> sums.merge(Category.of(outcome), count, Double::sum));
    return Rates.of(category -> sums.getOrDefault(category, 0.0));
  }

  /** The chances of a half by what happens in the end. */
  Map<Outcome, Double> outcomes(HalfCard half) {
    Map<Outcome, Double> chances = new EnumMap<>(Outcome.class);
    for (int column = 1; column <= HalfCard.COLUMNS; column++) {
      for (int row = HalfCard.FIRST_ROW; row <= HalfCard.LAST_ROW; row++) {
        add(half.cell(column, row), HalfCard.ways(row), chances);
      }
    }
    return chances;
  }

  /** The chances of some cells alone. */
  Map<Outcome, Double> outcomes(Collection<CheckCells.Placed> cells) {
    Map<Outcome, Double> chances = new EnumMap<>(Outcome.class);
    cells.forEach(placed -> add(placed.cell(), HalfCard.ways(placed.row()), chances));
    return chances;
  }

  private void add(Cell cell, int ways, Map<Outcome, Double> chances) {
    for (int d20 = 1; d20 <= Cell.FACES; d20++) {
      CardOutcome printed = cell.at(d20);
      Position position = printed.hitLocation();
      if (printed.outcome() == Outcome.X_CHECK && position != null) {
        check(position, d20, ways, chances);
      } else {
        chances.merge(printed.outcome(), (double) ways, Double::sum);
      }
    }
  }

  private void check(Position position, int d20, int ways, Map<Outcome, Double> chances) {
    for (int total = LOWEST; total <= HIGHEST; total++) {
      Outcome outcome = chart.lookUp(position, chart.withoutCard(position), d20, total).outcome();
      chances.merge(outcome, ways * THROWS[total] / 216.0, Double::sum);
    }
  }

  /** In how many of the 216 throws of three dice each total comes up. */
  private static int[] throwsByTotal() {
    int[] counts = new int[HIGHEST + 1];
    for (int first = 1; first <= 6; first++) {
      for (int second = 1; second <= 6; second++) {
        for (int third = 1; third <= 6; third++) {
          counts[first + second + third]++;
        }
      }
    }
    return counts;
  }
}
