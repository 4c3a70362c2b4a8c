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
  void everyKindComesAsOftenAsConfigured() {
    for (FaultPlan plan : plans) {
      for (FaultKind faultKind : FaultKind.values()) {
        assertThat(injections(plan))
            .filteredOn(faultInjection -> faultInjection.faultKind() == faultKind)
            .hasSize(faultKind == FaultKind.ROLLING_RESTART ? 3 : 10);
      }
    }
  }

  @Test
  void oneNodeAlwaysWorks() {
    for (FaultPlan plan : plans) {
      for (List<FaultInjection> step : plan.steps()) {
        Set<Integer> harmed = new HashSet<>();
        step.forEach(faultInjection -> harmed.addAll(faultInjection.harmed()));
        assertThat(harmed).as("%s", step).hasSizeLessThan(3);
      }
    }
  }

  @Test
  void concurrentFaultsHitDifferentNodes() {
    for (FaultPlan plan : plans) {
      for (List<FaultInjection> step : plan.steps()) {
        int harmed = step.stream().mapToInt(faultInjection -> faultInjection.harmed().size()).sum();
        assertThat(
                step.stream()
                    .flatMap(faultInjection -> faultInjection.harmed().stream())
                    .distinct())
            .hasSize(harmed);
        assertThat(step.size() == 1 || step.stream().noneMatch(FaultInjection::isAlone)).isTrue();
      }
    }
  }

  @Test
  void someFaultsHappenAtOnce() {
    assertThat(plans).allMatch(plan -> plan.steps().stream().anyMatch(step -> step.size() > 1));
  }

  @Test
  void planDependsOnTheSeed() {
    assertThat(FaultPlan.draw(new Random(7), 10, 3)).isEqualTo(plans.get(7));
    assertThat(new HashSet<>(plans)).hasSameSizeAs(plans);
  }

  @Test
  void endsOfALinkDiffer() {
    assertThat(plans.stream().flatMap(plan -> injections(plan).stream()))
        .allMatch(faultInjection -> faultInjection.node() != faultInjection.other());
    assertThat(Arrays.asList(0, 1, 2))
        .isSubsetOf(injections(plans.get(0)).stream().map(FaultInjection::node).toList());
  }

  private static List<FaultInjection> injections(FaultPlan plan) {
    return plan.steps().stream().flatMap(List::stream).toList();
  }
}
