package com.paperdynasty.card.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastDistortionTest {
  private static final Rates NONE = Rates.of(category -> 0);
  private static final Rates LEAGUE = rates(0.14, 0.045, 0.005, 0.036, 0.08, 0.01, 0.23, 0.454);

  private static final double SLUGGING = 0.4;

  private static Rates rates(double... byCategory) {
    return Rates.of(byCategory);
  }

  private static double distance(Rates from, Rates to) {
    double sum = 0;
    for (Category category : Category.values()) {
      double difference = from.of(category) - to.of(category);
      sum += difference * difference / LEAGUE.of(category);
    }
    return sum;
  }

  @Test
  void whatIsPossibleStaysAsItIs() {
    Rates wanted = LEAGUE.times(2160);

    Rates found = new LeastDistortion(wanted, NONE, LEAGUE, SLUGGING).solve();

    assertThat(distance(wanted, found)).isLessThan(1e-12);
  }

  @Test
  void onBaseAndSluggingAreKeptWhereHomerunsWouldBeLessThanNone() {
    Rates wanted = rates(330, 80, 10, -40, 150, 20, 500, 1110);

    Rates found = new LeastDistortion(wanted, NONE, LEAGUE, SLUGGING).solve();

    assertThat(found.of(Category.HOMERUN)).isEqualTo(0);
    assertThat(found.total()).isCloseTo(wanted.total(), within(1e-6));
    assertThat(found.onBase()).isCloseTo(wanted.onBase(), within(0.01));
    assertThat(found.basesAt(SLUGGING)).isCloseTo(wanted.basesAt(SLUGGING), within(0.01));
  }

  /** Every step along what keeps the three sums, and stays possible, leads farther away. */
  @Test
  void noOtherSolutionIsNearer() {
    Rates wanted = rates(330, 80, -6, -40, 150, 5, 500, 1141);
    Rates found = new LeastDistortion(wanted, NONE, LEAGUE, SLUGGING).solve();
    double least = distance(wanted, found);
    // A strikeout for a ball in play; two doubles for a single and a triple; and others.
    double[][] steps = {
      {0, 0, 0, 0, 0, 0, 1, -1},
      {1, -2, 1, 0, 0, 0, 0, 0},
      {0, 1, -2, 1, 0, 0, 0, 0},
      {0, 0, 0, 0, 1, -1, 0, 0},
      {-1.6, 0.6, 0, 0, 1, 0, 0, 0},
      {-1.3, 0, 0.3, 0, 1, 0, 0, 0}
    };

    for (double[] step : steps) {
      for (double size : new double[] {-5, -0.1, 0.1, 5}) {
        Rates other = found.plus(Rates.of(step).times(size));
        boolean possible = true;
        for (Category category : Category.values()) {
          possible &= other.of(category) >= 0;
        }
        assertThat(!possible || distance(wanted, other) > least).isTrue();
      }
    }
    assertThat(found.of(Category.TRIPLE)).isEqualTo(0);
    assertThat(found.of(Category.HOMERUN)).isEqualTo(0);
  }

  @Test
  void leastOfTheCardIsKept() {
    Rates wanted = rates(50, 80, 10, 40, 150, 20, 500, 1310);
    Rates least = rates(72, 0, 0, 0, 0, 0, 0, 288);

    Rates found = new LeastDistortion(wanted, least, LEAGUE, SLUGGING).solve();

    assertThat(found.of(Category.SINGLE)).isEqualTo(72);
    assertThat(found.onBase()).isCloseTo(wanted.onBase(), within(0.01));
  }

  /** The wanted number of bases is below zero: there is no hit, and fewer walks. */
  @Test
  void percentagesThatCannotBeReachedAreApproached() {
    Rates wanted = rates(10, 0, 0, -20, 60, 0, 500, 1610);

    Rates found = new LeastDistortion(wanted, NONE, LEAGUE, SLUGGING).solve();

    assertThat(wanted.bases()).isNegative();
    assertThat(found.basesAt(SLUGGING)).isGreaterThan(wanted.basesAt(SLUGGING));
    assertThat(found.onBase()).isLessThan(wanted.onBase());
    assertThat(found.of(Category.SINGLE) + found.of(Category.HOMERUN)).isCloseTo(0, within(1e-6));
    assertThat(found.total()).isCloseTo(2160, within(1e-6));
  }

  @Test
  void nobodyIsOnBaseWhereFewerThanNobodyIsWanted() {
    Rates wanted = rates(-300, -50, 0, -20, -60, 0, 1000, 1590);

    Rates found = new LeastDistortion(wanted, NONE, LEAGUE, SLUGGING).solve();

    assertThat(found.total()).isCloseTo(2160, within(1e-6));
    assertThat(found.onBase()).isCloseTo(0, within(1e-6));
  }

  @Test
  void moreThanAHalfHasIsAFault() {
    assertThatThrownBy(
            () ->
                new LeastDistortion(
                        rates(1, 0, 0, 0, 0, 0, 0, 1),
                        rates(2, 1, 0, 0, 0, 0, 0, 0),
                        LEAGUE,
                        SLUGGING)
                    .solve())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
