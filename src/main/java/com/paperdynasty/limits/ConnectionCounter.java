package com.paperdynasty.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts connections or requests by user or address, up to a bound each. A count of 0 takes no
 * memory. Thread-safe.
 */
final class ConnectionCounter {
  private final int max;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  ConnectionCounter(int max) {
    this.max = max;
  }

  /** Counts one more, unless the bound is reached. */
  boolean enter(String key) {
    boolean[] entered = {false};
    open.compute(
        key,
        (any, count) -> {
          int now = count == null ? 0 : count;
          entered[0] = now < max;
          return entered[0] ? Integer.valueOf(now + 1) : count;
        });
    return entered[0];
  }

  void leave(String key) {
    open.computeIfPresent(key, (any, count) -> count == 1 ? null : count - 1);
  }

  int size() {
    return open.size();
  }
}
