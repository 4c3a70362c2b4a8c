package com.paperdynasty.realtime;

import com.paperdynasty.realtime.limits.By;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.realtime.limits.LimitSettings;
import com.paperdynasty.realtime.limits.Rate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much the clients of a test may ask for. */
final class Allowed {
  private final Map<Kind, Map<By, Rate>> rates = new EnumMap<>(Kind.class);
  private int connectionsPerUser = 100;
  private int underWayPerUser = 100;

  private Allowed() {
    for (Kind kind : Kind.values()) {
      Map<By, Rate> ofKind = new EnumMap<>(By.class);
      kind.by().forEach(by -> ofKind.put(by, rate("1000/1s")));
      rates.put(kind, ofKind);
    }
  }

  private static Rate rate(String text) {
    return Rate.parse(text).orElseThrow();
  }

  /** More than any test asks for. */
  static Allowed anything() {
    return new Allowed();
  }

  Allowed only(Kind kind, By by, String rate) {
    rates.get(kind).put(by, rate(rate));
    return this;
  }

  Allowed onlyConnectionsPerUser(int most) {
    connectionsPerUser = most;
    return this;
  }

  Allowed onlyUnderWayPerUser(int most) {
    underWayPerUser = most;
    return this;
  }

  LimitSettings settings() {
    return new LimitSettings(
        rates, 60_000, 100, 100, connectionsPerUser, underWayPerUser, 500, 50, 500, 16, List.of());
  }
}
