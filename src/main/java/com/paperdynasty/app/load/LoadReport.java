package com.paperdynasty.app.load;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The figures of a load test. Thread-safe. */
public final class LoadReport {
  /** The most times that are kept; more would hardly change the percentiles. */
  private static final int MOST_TIMES = 1_000_000;

  private volatile long startNs = System.nanoTime();
  private final LongAdder frames = new LongAdder();
  private final LongAdder plays = new LongAdder();
  private final LongAdder finished = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final AtomicInteger timed = new AtomicInteger();
  private final int[] timesUs = new int[MOST_TIMES];

  /** Resets the counts when the games begin. */
  void begin() {
    frames.reset();
    plays.reset();
    timed.set(0);
    startNs = System.nanoTime();
  }

  void countFrame() {
    frames.increment();
  }

  void countPlay(long tookNs) {
    plays.increment();
    int index = timed.getAndIncrement();
    if (index < MOST_TIMES) {
      timesUs[index] = (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(tookNs));
    }
  }

  void countFinishedGame() {
    finished.increment();
  }

  void countRefusal() {
    refusals.increment();
  }

  void countLostConnection() {
    lost.increment();
  }

  /** Whether there were no refusals and no lost connections. */
  public boolean isClean() {
    return refusals.sum() == 0 && lost.sum() == 0;
  }

  /** The figures as text. */
  public String report() {
    double seconds = (System.nanoTime() - startNs) / 1e9;
    int[] sorted = Arrays.copyOf(timesUs, Math.min(timed.get(), MOST_TIMES));
    Arrays.sort(sorted);
    return String.join(
        System.lineSeparator(),
        line("seconds", seconds),
        line("plays", plays.sum()),
        line("plays a second", plays.sum() / seconds),
        line("frames received", frames.sum()),
        line("frames a second", frames.sum() / seconds),
        line("games finished", finished.sum()),
        line("refusals", refusals.sum()),
        line("connections lost", lost.sum()),
        line("submission to play, p50 ms", percentileMs(sorted, 50)),
        line("submission to play, p99 ms", percentileMs(sorted, 99)));
  }

  private static double percentileMs(int[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e3;
  }

  private static String line(String what, long count) {
    return "%-28s %12d".formatted(what, count);
  }

  private static String line(String what, double number) {
    return "%-28s %12.1f".formatted(what, number);
  }
}
