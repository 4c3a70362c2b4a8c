package com.paperdynasty.realtime.connection;

import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.limits.LimitScope;
import com.paperdynasty.limits.LimitSettings;
import com.paperdynasty.limits.Rate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The limits of a test. */
final class TestLimits {
  private final Map<LimitCategory, Map<LimitScope, Rate>> rates =
      new EnumMap<>(LimitCategory.class);
  private int connectionsPerUser = 100;
  private int underWayPerUser = 100;

  private TestLimits() {
    for (LimitCategory limitCategory : LimitCategory.values()) {
      Map<LimitScope, Rate> byScope = new EnumMap<>(LimitScope.class);
      limitCategory.scopes().forEach(limitScope -> byScope.put(limitScope, rate("1000/1s")));
      rates.put(limitCategory, byScope);
    }
  }

  private static Rate rate(String text) {
    return Rate.parse(text).orElseThrow();
  }

  /** Limits that no test reaches. */
  static TestLimits unlimited() {
    return new TestLimits();
  }

  TestLimits only(LimitCategory limitCategory, LimitScope limitScope, String rate) {
    rates.get(limitCategory).put(limitScope, rate(rate));
    return this;
  }

  TestLimits onlyConnectionsPerUser(int most) {
    connectionsPerUser = most;
    return this;
  }

  TestLimits onlyUnderWayPerUser(int most) {
    underWayPerUser = most;
    return this;
  }

  LimitSettings settings() {
    return new LimitSettings(
        rates, 60_000, 100, 100, connectionsPerUser, underWayPerUser, 500, 50, 500, 16, List.of());
  }
}
