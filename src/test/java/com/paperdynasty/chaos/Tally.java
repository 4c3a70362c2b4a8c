package com.paperdynasty.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happened in a run, by its name. */
public final class Tally {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void add(String what) {
    counts.computeIfAbsent(what, name -> new LongAdder()).increment();
  }

  /** How often it happened. */
  public long of(String what) {
    LongAdder count = counts.get(what);
    return count == null ? 0 : count.sum();
  }

  @Override
  public String toString() {
    return new ConcurrentSkipListMap<>(counts).toString();
  }
}
