package com.paperdynasty.limits;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A rate limiter with a clock that the test advances. By default each category allows a thousand a
 * second.
 */
abstract class LimitScene {
  static final String HOME = "203.0.113.7";
  final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Map<LimitCategory, Map<LimitScope, Rate>> rates = new EnumMap<>(LimitCategory.class);

  int remembered = 50;
  int waits = 500_000;
  int waitsEach = 16;

  LimitScene() {
    for (LimitCategory limitCategory : LimitCategory.values()) {
      Map<LimitScope, Rate> byScope = new EnumMap<>(LimitScope.class);
      limitCategory.scopes().forEach(limitScope -> byScope.put(limitScope, rate("1000/1s")));
      rates.put(limitCategory, byScope);
    }
  }

  RateLimiter rateLimiter() {
    CidrBlock exempt = CidrBlock.parse("192.0.2.0/24").orElseThrow();
    LimitSettings settings =
        new LimitSettings(
            rates, 60_000, 4, 3, 2, 2, 500, remembered, waits, waitsEach, List.of(exempt));
    return new RateLimiter(settings, nanos::get, registry);
  }

  void allow(LimitCategory limitCategory, LimitScope limitScope, String rate) {
    rates.get(limitCategory).put(limitScope, rate(rate));
  }

  static Rate rate(String text) {
    return Rate.parse(text).orElseThrow();
  }

  void advance(long ms) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  static ClientQuota user(RateLimiter rateLimiter, String address, String id) {
    ClientQuota clientQuota = rateLimiter.quotaOf(from(address));
    clientQuota.identify(id);
    return clientQuota;
  }

  static List<Long> takeMany(int times, ClientQuota clientQuota, LimitCategory limitCategory) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      waits.add(clientQuota.take(limitCategory));
    }
    return waits;
  }

  static ClientAddress from(String address) {
    return ClientAddress.parse(address).orElseThrow();
  }

  double refused(LimitCategory limitCategory, LimitScope limitScope) {
    return registry
        .get("pd.limits.refused")
        .tag("kind", limitCategory.label())
        .tag("by", limitScope.label())
        .counter()
        .count();
  }

  double count(String name, LimitScope limitScope) {
    return count(name, limitScope.label());
  }

  double count(String name, String by) {
    return registry.get(name).tag("by", by).counter().count();
  }
}
