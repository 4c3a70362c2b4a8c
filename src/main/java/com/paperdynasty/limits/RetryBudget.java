package com.paperdynasty.limits;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the retry times that are remembered on this node. Each bucket may always remember a few;
 * beyond those, all buckets share one supply. While the supply is used up, a refusal counts even if
 * the client keeps to its retry time. A remembered retry time is never dropped for another.
 * Thread-safe.
 */
final class RetryBudget {
  private final int each;
  private final AtomicInteger left;

  /**
   * Creates a budget that is not used yet.
   *
   * @param each how many each bucket may always remember
   * @param shared how many all buckets may remember beyond those
   */
  RetryBudget(int each, int shared) {
    this.each = each;
    this.left = new AtomicInteger(shared);
  }

  /** How much of the shared supply is left. */
  int left() {
    return left.get();
  }

  /** Adds one retry time to a bucket that has so many. Returns false if there is no room for it. */
  boolean add(int has) {
    if (has < each) {
      return true;
    }
    return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
  }

  /** A bucket that had {@code had} retry times has {@code has} now. */
  void remove(int had, int has) {
    left.addAndGet(Math.max(0, had - each) - Math.max(0, has - each));
  }
}
