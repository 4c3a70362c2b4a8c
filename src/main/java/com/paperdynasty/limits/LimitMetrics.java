package com.paperdynasty.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counters of refusals and bans. All are registered from the start, so that the first increase is
 * visible.
 */
final class LimitMetrics {
  private final Map<String, Counter> refused = new HashMap<>();
  private final Map<LimitScope, Counter> bans = new HashMap<>();
  private final Map<LimitScope, Counter> turnedAway = new HashMap<>();
  private final Map<ConcurrencyLimit, Counter> limitsReached = new HashMap<>();

  /** The bounds on connections and requests under way. */
  enum ConcurrencyLimit {
    NODE("node"),
    ADDRESS("address"),
    USER("user"),
    /** Requests of one user that are under way. */
    REQUESTS("under-way"),
    /** TCP connections without a WebSocket, on one event loop. */
    EVENT_LOOP("door");

    private final String tag;

    ConcurrencyLimit(String tag) {
      this.tag = tag;
    }
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
              .tag("by", limitScope.label())
              .register(registry));
      turnedAway.put(
          limitScope,
          Counter.builder("pd.limits.turned.away")
              .description("calls and connections refused because of a ban")
              .tag("by", limitScope.label())
              .register(registry));
    }
    for (ConcurrencyLimit which : ConcurrencyLimit.values()) {
      limitsReached.put(
          which,
          Counter.builder("pd.limits.full")
              .description(
                  "refusals because a bound on connections or requests under way was reached")
              .tag("by", which.tag)
              .register(registry));
    }
  }

  private static Counter refused(
      LimitCategory limitCategory, LimitScope limitScope, MeterRegistry registry) {
    return Counter.builder("pd.limits.refused")
        .description("refusals because a token bucket was empty")
        .tag("kind", limitCategory.label())
        .tag("by", limitScope.label())
        .register(registry);
  }

  private static String name(LimitCategory limitCategory, LimitScope limitScope) {
    return limitCategory.label() + "." + limitScope.label();
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

  void limitReached(ConcurrencyLimit which) {
    Objects.requireNonNull(limitsReached.get(which)).increment();
  }
}
