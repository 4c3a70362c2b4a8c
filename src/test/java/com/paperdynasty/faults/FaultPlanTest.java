package com.paperdynasty.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private final List<FaultPlan> plans =
      IntStream.range(0, 500).mapToObj(seed -> FaultPlan.draw(new Random(seed), 10, 3)).toList();

  @Test
  void everyKindComesAsOftenAsAskedFor() {
    for (FaultPlan plan : plans) {
      for (Fault fault : Fault.values()) {
        assertThat(strikes(plan))
            .filteredOn(strike -> strike.fault() == fault)
            .hasSize(fault == Fault.ROLLING_RESTART ? 3 : 10);
      }
    }
  }

  @Test
  void oneNodeIsAlwaysWell() {
    for (FaultPlan plan : plans) {
      for (List<Strike> step : plan.steps()) {
        Set<Integer> harmed = new HashSet<>();
        step.forEach(strike -> harmed.addAll(strike.harmed()));
        assertThat(harmed).as("%s", step).hasSizeLessThan(3);
      }
    }
  }

  @Test
  void nothingHappensToANodeTwiceAtOnceNorBesideWhatHitsAll() {
    for (FaultPlan plan : plans) {
      for (List<Strike> step : plan.steps()) {
        int harmed = step.stream().mapToInt(strike -> strike.harmed().size()).sum();
        assertThat(step.stream().flatMap(strike -> strike.harmed().stream()).distinct())
            .hasSize(harmed);
        assertThat(step.size() == 1 || step.stream().noneMatch(Strike::isAlone)).isTrue();
      }
    }
  }

  @Test
  void someThingsHappenAtOnce() {
    assertThat(plans).allMatch(plan -> plan.steps().stream().anyMatch(step -> step.size() > 1));
  }

  @Test
  void theSameSeedGivesTheSamePlanAndAnotherAnother() {
    assertThat(FaultPlan.draw(new Random(7), 10, 3)).isEqualTo(plans.get(7));
    assertThat(new HashSet<>(plans)).hasSameSizeAs(plans);
  }

  @Test
  void theTwoEndsOfALinkDiffer() {
    assertThat(plans.stream().flatMap(plan -> strikes(plan).stream()))
        .allMatch(strike -> strike.node() != strike.other());
    assertThat(Arrays.asList(0, 1, 2))
        .isSubsetOf(strikes(plans.get(0)).stream().map(Strike::node).toList());
  }

  private static List<Strike> strikes(FaultPlan plan) {
    return plan.steps().stream().flatMap(List::stream).toList();
  }
}
