package com.paperdynasty.card.making;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeChancesTest {
  @Test
  void wholeChancesStayAsTheyAre() {
    assertThat(WholeChances.of(Rates.of(new double[] {300, 90, 9, 70, 160, 20, 480, 1031}), 0.4))
        .containsExactly(300, 90, 9, 70, 160, 20, 480, 1031);
  }

  @Test
  void everyNamedCategoryIsWithinOneAndTheSumIsKept() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      double[] wanted = new double[8];
      double rest = 2160;
      for (int category = 0; category < 7; category++) {
        wanted[category] = random.nextDouble() * 250;
        rest -= wanted[category];
      }
      wanted[7] = rest;

      int[] found = WholeChances.of(Rates.of(wanted), 0.4);

      assertThat(Arrays.stream(found).sum()).isEqualTo(2160);
      for (int category = 0; category < 7; category++) {
        assertThat(Math.abs(found[category] - wanted[category])).isLessThan(1);
      }
    }
  }

  /** Five times a half: rounded one by one, all up, on-base would have 2.5 too many. */
  @Test
  void onBaseAndBasesStayNear() {
    Rates wanted = Rates.of(new double[] {300.5, 90.5, 9.5, 70.5, 160.5, 20, 480, 1028.5});

    int[] found = WholeChances.of(wanted, 0.4);
    Rates rounded = Rates.of(category -> found[category.index()]);

    assertThat(Math.abs(rounded.onBase() - wanted.onBase())).isLessThanOrEqualTo(0.5);
    assertThat(Math.abs(rounded.bases() - wanted.bases())).isLessThanOrEqualTo(1);
  }

  @Test
  void sharesGoToTheLargestRemainders() {
    assertThat(WholeChances.shares(10, List.of(1.0, 1.0, 1.0))).containsExactly(4, 3, 3);
    assertThat(WholeChances.shares(7, List.of(0.5, 0.3, 0.2))).containsExactly(4, 2, 1);
    assertThat(WholeChances.shares(5, List.of(0.0, 0.0))).containsExactly(5, 0);
    assertThat(WholeChances.shares(0, List.of(2.0, 1.0))).containsExactly(0, 0);
  }
}
