package com.paperdynasty.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what is open or under way, by user or address. A count of 0 takes no memory. */
final class ConnectionCounter {
  private final int most;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  ConnectionCounter(int most) {
    this.most = most;
  }

  /** Counts one more, unless the bound is reached. */
  boolean enter(String who) {
    boolean[] entered = {false};
    open.compute(
        who,
        (key, count) -> {
          int now = count == null ? 0 : count;
          entered[0] = now < most;
          return entered[0] ? Integer.valueOf(now + 1) : count;
        });
    return entered[0];
  }

  void leave(String who) {
    open.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
  }

  int size() {
    return open.size();
  }
}
