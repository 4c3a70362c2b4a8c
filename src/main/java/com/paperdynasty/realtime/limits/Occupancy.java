package com.paperdynasty.realtime.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many of somebody's connections are open. Those who have none are not in it. */
final class Occupancy {
  private final int most;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  Occupancy(int most) {
    this.most = most;
  }

  /** One more, if there is room for it. */
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
