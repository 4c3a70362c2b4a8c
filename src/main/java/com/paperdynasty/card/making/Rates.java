package com.paperdynasty.card.making;

import com.paperdynasty.card.season.Counts;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** How often each {@link Category} comes up. The sum is 1, or the chances of a half. */
public final class Rates {
  private final double[] byCategory;

  private Rates(double[] byCategory) {
    this.byCategory = byCategory;
  }

  static Rates of(ToDoubleFunction<Category> rate) {
    return new Rates(Arrays.stream(Category.values()).mapToDouble(rate).toArray());
  }

  static Rates of(double[] byCategory) {
    return new Rates(byCategory.clone());
  }

  /** The rates of a line with at least one plate appearance. */
  static Rates of(Counts line) {
    return of(category -> category.in(line) / line.plateAppearances());
  }

  public double of(Category category) {
    return byCategory[category.index()];
  }

  double[] toArray() {
    return byCategory.clone();
  }

  Rates times(double factor) {
    return of(category -> of(category) * factor);
  }

  Rates plus(Rates other) {
    return of(category -> of(category) + other.of(category));
  }

  Rates minus(Rates other) {
    return of(category -> of(category) - other.of(category));
  }

  private double sum(ToDoubleFunction<Category> weight) {
    double sum = 0;
    for (Category category : Category.values()) {
      sum += of(category) * weight.applyAsDouble(category);
    }
    return sum;
  }

  double total() {
    return sum(category -> 1);
  }

  double onBase() {
    return sum(Category::onBase);
  }

  double bases() {
    return sum(Category::bases);
  }

  private double freePasses() {
    return sum(Category::freePass);
  }

  /**
   * All bases, and for each plate appearance that does not count as an at-bat as many as an at-bat
   * has. While this sum is kept, so is the slugging percentage.
   *
   * @param slugging the bases of an at-bat
   */
  double basesAt(double slugging) {
    return bases() + slugging * freePasses();
  }

  /** On-base percentage, 0 to 1. */
  public double onBasePercentage() {
    return onBase() / total();
  }

  /**
   * Slugging percentage, 0 to 4. Zero without an at-bat.
   *
   * @param sacrificeFlies their share of the plate appearances; they are no at-bats
   */
  public double slugging(double sacrificeFlies) {
    double atBats = total() * (1 - sacrificeFlies) - freePasses();
    return atBats <= 0 ? 0 : bases() / atBats;
  }
}
