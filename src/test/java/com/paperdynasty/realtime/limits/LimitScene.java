package com.paperdynasty.realtime.limits;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits by a clock of the test's own. Where nothing else is said, a kind allows a thousand a
 * second.
 */
abstract class LimitScene {
  static final String HOME = "203.0.113.7";
  final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Map<Kind, Map<By, Rate>> rates = new EnumMap<>(Kind.class);

  int remembered = 50;
  int waits = 500_000;
  int waitsEach = 16;

  LimitScene() {
    for (Kind kind : Kind.values()) {
      Map<By, Rate> ofKind = new EnumMap<>(By.class);
      kind.by().forEach(by -> ofKind.put(by, rate("1000/1s")));
      rates.put(kind, ofKind);
    }
  }

  Limits limits() {
    Network exempt = Network.parse("192.0.2.0/24").orElseThrow();
    LimitSettings settings =
        new LimitSettings(
            rates, 60_000, 4, 3, 2, 2, 500, remembered, waits, waitsEach, List.of(exempt));
    return new Limits(settings, nanos::get, registry);
  }

  void allow(Kind kind, By by, String rate) {
    rates.get(kind).put(by, rate(rate));
  }

  static Rate rate(String text) {
    return Rate.parse(text).orElseThrow();
  }

  void pass(long ms) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  static Guest user(Limits limits, String address, String id) {
    Guest guest = limits.guest(from(address));
    guest.isUser(id);
    return guest;
  }

  static List<Long> many(int times, Guest guest, Kind kind) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      waits.add(guest.take(kind));
    }
    return waits;
  }

  static ClientAddress from(String address) {
    return ClientAddress.parse(address).orElseThrow();
  }

  double refused(Kind kind, By by) {
    return registry
        .get("pd.limits.refused")
        .tag("kind", kind.word())
        .tag("by", by.word())
        .counter()
        .count();
  }

  double count(String name, By by) {
    return count(name, by.word());
  }

  double count(String name, String by) {
    return registry.get(name).tag("by", by).counter().count();
  }
}
