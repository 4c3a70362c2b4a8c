package com.paperdynasty.realtime.connection;

import com.paperdynasty.limits.LimitCategory;
import com.paperdynasty.limits.LimitScope;
import com.paperdynasty.limits.LimitSettings;
import com.paperdynasty.limits.Rate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much the clients of a test may ask for. */
final class TestLimits {
  private final Map<LimitCategory, Map<LimitScope, Rate>> rates =
      new EnumMap<>(LimitCategory.class);
  private int connectionsPerUser = 100;
  private int underWayPerUser = 100;

  private TestLimits() {
    for (LimitCategory limitCategory : LimitCategory.values()) {
      Map<LimitScope, Rate> ofKind = new EnumMap<>(LimitScope.class);
      limitCategory.scopes().forEach(limitScope -> ofKind.put(limitScope, rate("1000/1s")));
      rates.put(limitCategory, ofKind);
    }
  }

  private static Rate rate(String text) {
    return Rate.parse(text).orElseThrow();
  }

  /** More than any test asks for. */
  static TestLimits anything() {
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
