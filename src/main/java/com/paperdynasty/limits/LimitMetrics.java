package com.paperdynasty.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counters of refusals. All of them exist from the start, so that a first rise is seen. */
final class LimitMetrics {
  private final Map<String, Counter> refused = new HashMap<>();
  private final Map<LimitScope, Counter> bans = new HashMap<>();
  private final Map<LimitScope, Counter> turnedAway = new HashMap<>();
  private final Map<Full, Counter> full = new HashMap<>();

  /** What may have reached its bound. */
  enum Full {
    NODE,
    ADDRESS,
    USER,
    /** Requests of one user that are under way. */
    UNDER_WAY,
    /** TCP connections without a WebSocket, on one event loop. */
    DOOR
  }

  LimitMetrics(MeterRegistry registry) {
    for (LimitCategory limitCategory : LimitCategory.values()) {
      limitCategory
          .scopes()
          .forEach(
              limitScope ->
                  refused.put(
                      name(limitCategory, limitScope),
                      refused(limitCategory, limitScope, registry)));
    }
    for (LimitScope limitScope : LimitCategory.FLOOD.scopes()) {
      bans.put(
          limitScope,
          Counter.builder("pd.limits.keepouts")
              .description("bans of users and addresses")
              .tag("by", limitScope.word())
              .register(registry));
      turnedAway.put(
          limitScope,
          Counter.builder("pd.limits.turned.away")
              .description("calls and connections refused because of a ban")
              .tag("by", limitScope.word())
              .register(registry));
    }
    for (Full which : Full.values()) {
      full.put(
          which,
          Counter.builder("pd.limits.full")
              .description(
                  "refusals because a bound on connections or requests under way was reached")
              .tag("by", which.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(registry));
    }
  }

  private static Counter refused(
      LimitCategory limitCategory, LimitScope limitScope, MeterRegistry registry) {
    return Counter.builder("pd.limits.refused")
        .description("refusals because a token bucket was empty")
        .tag("kind", limitCategory.word())
        .tag("by", limitScope.word())
        .register(registry);
  }

  private static String name(LimitCategory limitCategory, LimitScope limitScope) {
    return limitCategory.word() + "." + limitScope.word();
  }

  void refused(LimitCategory limitCategory, LimitScope limitScope) {
    Objects.requireNonNull(refused.get(name(limitCategory, limitScope))).increment();
  }

  void banned(LimitScope limitScope) {
    Objects.requireNonNull(bans.get(limitScope)).increment();
  }

  void turnedAway(LimitScope limitScope) {
    Objects.requireNonNull(turnedAway.get(limitScope)).increment();
  }

  void full(Full which) {
    Objects.requireNonNull(full.get(which)).increment();
  }
}
