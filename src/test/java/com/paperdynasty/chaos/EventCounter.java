package com.paperdynasty.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts events of a run by name. */
public final class EventCounter {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  private final Map<String, LongAccumulator> longest = new ConcurrentHashMap<>();

  void add(String what) {
    counts.computeIfAbsent(what, name -> new LongAdder()).increment();
  }

  /** Records a duration. */
  void took(String what, long ms) {
    longest.computeIfAbsent(what, name -> new LongAccumulator(Math::max, 0)).accumulate(ms);
  }

  /** The longest duration, in ms. */
  public long longestMs(String what) {
    LongAccumulator most = longest.get(what);
    return most == null ? 0 : most.get();
  }

  void clear() {
    counts.clear();
    longest.clear();
  }

  /** How often an event happened. */
  public long of(String what) {
    LongAdder count = counts.get(what);
    return count == null ? 0 : count.sum();
  }

  @Override
  public String toString() {
    return new ConcurrentSkipListMap<>(counts) + " longest in ms " + longest;
  }
}
