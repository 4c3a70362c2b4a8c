package com.paperdynasty.baseball.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of {@link Stat}s, and what the player's plays were worth. Immutable. */
public final class StatLine {
  private static final int SIZE = Stat.values().length;

  public static final StatLine ZERO = new StatLine(new short[SIZE], 0, 0);

  private final short[] counts;
  private final int wpa;
  private final int re24;

  private StatLine(short[] counts, int wpa, int re24) {
    this.counts = counts;
    this.wpa = wpa;
    this.re24 = re24;
  }

  /** By how much the player made a win more likely, in ten-thousandths. */
  public int wpa() {
    return wpa;
  }

  /** The runs above expectation, for a pitcher those prevented, in ten-thousandths. */
  public int re24() {
    return re24;
  }

  public int get(Stat stat) {
    return counts[stat.column()];
  }

  public StatLine plus(Stat stat, int count) {
    short[] sum = counts.clone();
    sum[stat.column()] += (short) count;
    return new StatLine(sum, wpa, re24);
  }

  public StatLine plus(StatLine other) {
    short[] sum = counts.clone();
    for (int i = 0; i < SIZE; i++) {
      sum[i] += other.counts[i];
    }
    return new StatLine(sum, wpa + other.wpa, re24 + other.re24);
  }

  /** Adds up counts. Mutable; never leaves the method that made it. */
  static final class Builder {
    private final short[] counts;
    private int wpa;
    private int re24;

    Builder(StatLine from) {
      counts = from.counts.clone();
      wpa = from.wpa;
      re24 = from.re24;
    }

    void addWorth(int moreWpa, int moreRe24) {
      wpa += moreWpa;
      re24 += moreRe24;
    }

    void add(Stat stat, int count) {
      counts[stat.column()] += (short) count;
    }

    /** The counts. Add nothing after this. */
    StatLine done() {
      return new StatLine(counts, wpa, re24);
    }
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof StatLine other
        && wpa == other.wpa
        && re24 == other.re24
        && Arrays.equals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(counts) + wpa) + re24;
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
