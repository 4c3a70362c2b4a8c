package com.paperdynasty.limits;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the retry times that are remembered on this node. Each bucket has a few of its own; beyond
 * those all share one supply. While that is used up, a refusal counts whether its retry time is
 * kept or not. A retry time that is remembered is not dropped for another. Safe to use on any
 * thread.
 */
final class RetryBudget {
  private final int each;
  private final AtomicInteger left;

  /**
   * None is used yet.
   *
   * @param each how many every bucket has of its own
   * @param shared how many there are beyond those
   */
  RetryBudget(int each, int shared) {
    this.each = each;
    this.left = new AtomicInteger(shared);
  }

  /** How many more there are beyond those of each. */
  int left() {
    return left.get();
  }

  /** Whether a bucket that has so many already may have one more. */
  boolean add(int has) {
    if (has < each) {
      return true;
    }
    return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
  }

  /** A bucket that had so many has fewer now. */
  void remove(int had, int has) {
    left.addAndGet(Math.max(0, had - each) - Math.max(0, has - each));
  }
}
