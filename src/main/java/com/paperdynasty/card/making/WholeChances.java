package com.paperdynasty.card.making;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rounds chances to whole ones and keeps their sum. */
final class WholeChances {
  private WholeChances() {}

  /**
   * Each category rounded down or up; what is left goes to {@link Category#IN_PLAY}. Of all ways to
   * round, the one whose on-base and total bases are nearest to those wanted, each relative to its
   * size.
   *
   * @param wanted none below 0; the sum is whole
   * @param slugging the slugging percentage that is to be kept
   */
  static int[] of(Rates wanted, double slugging) {
    int[] best = new int[0];
    double leastError = Double.POSITIVE_INFINITY;
    for (int up = 0; up < 1 << Category.NAMED.size(); up++) {
      int[] rounded = rounded(wanted, up);
      double error = error(wanted, Rates.of(category -> rounded[category.index()]), slugging);
      if (rounded[Category.IN_PLAY.index()] >= 0 && error < leastError) {
        best = rounded;
        leastError = error;
      }
    }
    return best;
  }

  private static int[] rounded(Rates wanted, int up) {
    int[] rounded = new int[Category.values().length];
    int left = (int) Math.round(wanted.total());
    for (Category category : Category.NAMED) {
      int i = category.index();
      double exact = wanted.of(category);
      // A whole number stays what it is.
      double ceiling = Math.ceil(exact - 1e-9);
      rounded[i] =
          (int) ((up & (1 << i)) == 0 ? Math.min(Math.floor(exact + 1e-9), ceiling) : ceiling);
      left -= rounded[i];
    }
    rounded[Category.IN_PLAY.index()] = left;
    return rounded;
  }

  private static double error(Rates wanted, Rates rounded, double slugging) {
    double onBase = (rounded.onBase() - wanted.onBase()) / Math.max(1, wanted.onBase());
    double exact = wanted.basesAt(slugging);
    double bases = (rounded.basesAt(slugging) - exact) / Math.max(1, exact);
    double each = 0;
    for (Category category : Category.values()) {
      double difference = rounded.of(category) - wanted.of(category);
      each += difference * difference / Math.max(1, wanted.of(category));
    }
    // The percentages come first; among ways alike in them, the one that is nearest in each.
    return onBase * onBase + bases * bases + each * 1e-6;
  }

  /**
   * Shares of a whole number, in proportion, by the largest remainders. Without any weight all goes
   * to the first.
   *
   * @param weights none below 0
   */
  static List<Integer> shares(int whole, List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    List<Integer> shares = new ArrayList<>();
    List<Double> rests = new ArrayList<>();
    int left = whole;
    for (int i = 0; i < weights.size(); i++) {
      double exact = sum > 0 ? whole * weights.get(i) / sum : i == 0 ? whole : 0;
      int share = (int) Math.floor(exact + 1e-9);
      shares.add(share);
      rests.add(exact - share);
      left -= share;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(rests::get, Comparator.reverseOrder()));
    for (int i = 0; i < left; i++) {
      int index = order.get(i);
      shares.set(index, shares.get(index) + 1);
    }
    return shares;
  }
}
