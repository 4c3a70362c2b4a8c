package com.paperdynasty.realtime.limits;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many times that somebody was told to come back at are remembered on this node. Each allowance
 * has a few of its own, whatever others do; beyond those all draw on one supply, and while it is
 * used up a refusal counts whether its time is kept or not. Nobody's are forgotten for another's.
 * Safe to use on any thread.
 */
final class Waits {
  private final int each;
  private final AtomicInteger left;

  /**
   * None is used yet.
   *
   * @param each how many every allowance has of its own
   * @param shared how many there are beyond those
   */
  Waits(int each, int shared) {
    this.each = each;
    this.left = new AtomicInteger(shared);
  }

  /** How many more there are beyond those of each. */
  int left() {
    return left.get();
  }

  /** Whether an allowance that has so many already may have one more. */
  boolean add(int has) {
    if (has < each) {
      return true;
    }
    return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
  }

  /** An allowance that had so many has fewer now. */
  void remove(int had, int has) {
    left.addAndGet(Math.max(0, had - each) - Math.max(0, has - each));
  }
}
