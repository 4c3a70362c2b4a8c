package com.paperdynasty.baseball.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of {@link Stat}s. Immutable. */
public final class StatLine {
  private static final int SIZE = Stat.values().length;

  public static final StatLine ZERO = new StatLine(new short[SIZE]);

  private final short[] counts;

  private StatLine(short[] counts) {
    this.counts = counts;
  }

  public int get(Stat stat) {
    return counts[stat.column()];
  }

  public StatLine plus(Stat stat, int count) {
    short[] sum = counts.clone();
    sum[stat.column()] += (short) count;
    return new StatLine(sum);
  }

  public StatLine plus(StatLine other) {
    short[] sum = counts.clone();
    for (int i = 0; i < SIZE; i++) {
      sum[i] += other.counts[i];
    }
    return new StatLine(sum);
  }

  /** Adds up counts. Mutable; never leaves the method that made it. */
  static final class Builder {
    private final short[] counts;

    Builder(StatLine from) {
      counts = from.counts.clone();
    }

    void add(Stat stat, int count) {
      counts[stat.column()] += (short) count;
    }

    /** The counts. Add nothing after this. */
    StatLine done() {
      return new StatLine(counts);
    }
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof StatLine other && Arrays.equals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /** The counts that are not zero, as in {@code PA 4 AB 3 H 1 BB 1}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Stat stat : Stat.values()) {
      if (get(stat) != 0) {
        text.append(text.isEmpty() ? "" : " ").append(stat.code()).append(' ').append(get(stat));
      }
    }
    return text.toString();
  }
}
