package com.paperdynasty.realtime.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counters of refusals. All of them exist from the start, so that a first rise is seen. */
final class LimitMeters {
  private final Map<String, Counter> refused = new HashMap<>();
  private final Map<By, Counter> keepOuts = new HashMap<>();
  private final Map<By, Counter> turnedAway = new HashMap<>();
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

  LimitMeters(MeterRegistry registry) {
    for (Kind kind : Kind.values()) {
      kind.by().forEach(by -> refused.put(name(kind, by), refused(kind, by, registry)));
    }
    for (By by : Kind.FLOOD.by()) {
      keepOuts.put(
          by,
          Counter.builder("pd.limits.keepouts")
              .description("bans of users and addresses")
              .tag("by", by.word())
              .register(registry));
      turnedAway.put(
          by,
          Counter.builder("pd.limits.turned.away")
              .description("calls and connections refused because of a ban")
              .tag("by", by.word())
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

  private static Counter refused(Kind kind, By by, MeterRegistry registry) {
    return Counter.builder("pd.limits.refused")
        .description("refusals because a token bucket was empty")
        .tag("kind", kind.word())
        .tag("by", by.word())
        .register(registry);
  }

  private static String name(Kind kind, By by) {
    return kind.word() + "." + by.word();
  }

  void refused(Kind kind, By by) {
    Objects.requireNonNull(refused.get(name(kind, by))).increment();
  }

  void keptOut(By by) {
    Objects.requireNonNull(keepOuts.get(by)).increment();
  }

  void turnedAway(By by) {
    Objects.requireNonNull(turnedAway.get(by)).increment();
  }

  void full(Full which) {
    Objects.requireNonNull(full.get(which)).increment();
  }
}
