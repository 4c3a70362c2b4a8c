package com.paperdynasty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitCategoryTest {
  /** A game that asks for readiness has as many of both, so they have one budget. */
  @ParameterizedTest
  @ValueSource(strings = {"roll_dice", "roll_extra", "declare_dice", "ready"})
  void readinessCountsAsTheRollThatItGoesBefore(String event) {
    assertThat(LimitCategory.ofEvent(event)).isEqualTo(LimitCategory.ROLL);
  }

  @Test
  void commandThatComesSeldomHasTheSmallerBudget() {
    assertThat(LimitCategory.ofEvent("substitute")).isEqualTo(LimitCategory.COMMAND);
  }
}
