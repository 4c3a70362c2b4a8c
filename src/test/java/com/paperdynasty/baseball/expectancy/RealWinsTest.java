package com.paperdynasty.baseball.expectancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.expectancy.SeasonFigures.Seen;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The chances beside what became of 4,842 real games, in the situations seen 500 times or more. */
class RealWinsTest {
  private static final List<Seen> SEEN = SeasonFigures.situations(500);

  @Test
  void equalSidesDifferFromRealGamesByLessThanTwoAndAHalfPoints() {
    Expectancy expectancy = SampleLeagues.sba().expectancy();
    double difference =
        meanDifference(
            seen ->
                expectancy.homeWins(seen.inning(), seen.bottom(), seen.state(), seen.homeLead())
                    / 10_000.0);

    assertThat(SEEN).hasSize(95);
    assertThat(difference).isLessThan(0.025);
  }

  /** The home side won 53.0 % of the games: how much stronger it is follows from that alone. */
  @Test
  void withTheHomeSidesEdgeTheDifferenceIsLessThanOneAndAHalfPoints() {
    double low = 0;
    double high = 0.1;
    HomeEdge fitted = new HomeEdge(0);
    for (int step = 0; step < 20; step++) {
      fitted = new HomeEdge((low + high) / 2);
      if (fitted.chance(1, false, 0, 0) < 0.530) {
        low = (low + high) / 2;
      } else {
        high = (low + high) / 2;
      }
    }
    HomeEdge edge = fitted;
    double difference =
        meanDifference(
            seen -> edge.chance(seen.inning(), seen.bottom(), seen.state(), seen.homeLead()));

    assertThat(difference).isLessThan(0.015);
  }

  private static double meanDifference(ToDoubleFunction<Seen> chance) {
    double sum = 0;
    for (Seen seen : SEEN) {
      sum += Math.abs(chance.applyAsDouble(seen) - seen.share());
    }
    double mean = sum / SEEN.size();
    System.out.printf("%d situations, mean difference %.2f points%n", SEEN.size(), 100 * mean);
    return mean;
  }

  /** The same model with a home side that scores more, and visitors who score less. */
  private static final class HomeEdge {
    private final WinChances chances;

    HomeEdge(double edge) {
      SideStrengths sides = new SideStrengths(RunDistribution.of(SeasonFigures.runs()), 0.18);
      chances = new WinChances(sides, new GameLength(9, 0, 0, 0, 0), edge);
    }

    double chance(int inning, boolean bottom, int state, int lead) {
      return chances.chance(inning, bottom, state, lead);
    }
  }
}
