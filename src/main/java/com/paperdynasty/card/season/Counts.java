package com.paperdynasty.card.season;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was counted, by the names of the season's file: {@code HR}, {@code out_ground}. Fractions
 * come from an average that a short line is filled up with.
 *
 * @param byName what is not in it is 0
 */
public record Counts(Map<String, Double> byName) {
  /** Nothing was counted. */
  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    byName = Map.copyOf(byName);
  }

  /** How often that was counted. */
  public double of(String name) {
    return byName.getOrDefault(name, 0.0);
  }

  /** The sum of several. */
  public double of(String... names) {
    return Arrays.stream(names).mapToDouble(this::of).sum();
  }

  /** Both lines together. */
  public Counts plus(Counts other) {
    Map<String, Double> sum = new HashMap<>(byName);
    other.byName.forEach((name, count) -> sum.merge(name, count, Double::sum));
    return new Counts(sum);
  }

  /** All these lines together. */
  public static Counts sum(List<Counts> lines) {
    return lines.stream().reduce(NONE, Counts::plus);
  }

  private Counts times(double factor) {
    return new Counts(
        byName.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() * factor)));
  }

  /** Plate appearances that a card decides. Managers order bunts and intentional walks. */
  public double plateAppearances() {
    return of("PA") - of("IBB", "SH", "CI");
  }

  /** The same, with as much of another line as it lacks to that many plate appearances. */
  public Counts filledTo(double least, Counts other) {
    double lacking = least - plateAppearances();
    return lacking <= 0 ? this : plus(other.times(lacking / other.plateAppearances()));
  }
}
