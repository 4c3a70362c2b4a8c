package com.paperdynasty.realtime.limits;

import io.github.bucket4j.Bucket;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What somebody may ask of one kind: a token bucket, and the times that those were given for whom
 * it was empty. Safe to use on any thread; a lock is held for a moment, and only where something
 * was refused.
 */
final class Allowance {
  private final Bucket bucket;
  private final long count;
  private final long periodNanos;
  private final long intervalNanos;
  private final Waits waits;
  private final PriorityQueue<Promise> promises =
      new PriorityQueue<>(1, Comparator.comparingLong(Promise::at));
  private volatile boolean promised;
  private boolean gone;
  private long nextSlot;

  /**
   * Somebody was told to come back. It is remembered for a period of {@code counted} after that:
   * then the token is back by itself.
   *
   * @param at from when on, in ns
   * @param counted gets its token back if they keep the time
   */
  private record Promise(long at, Allowance counted) {
    boolean isOver(long now) {
      return now - at > counted.periodNanos;
    }
  }

  Allowance(Bucket bucket, Rate rate, Waits waits, long now) {
    this.bucket = bucket;
    this.waits = waits;
    this.count = rate.count();
    this.periodNanos = rate.period().toNanos();
    this.intervalNanos = periodNanos / rate.count();
    this.nextSlot = now;
  }

  /** Takes one, if there is one. */
  boolean take() {
    return bucket.tryConsume(1);
  }

  /** Puts one back. */
  void giveBack() {
    bucket.addTokens(1);
  }

  /** How long it is until there is one, in ns. */
  long waitNanos() {
    return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  /**
   * How long somebody who finds it empty is to wait, in ns; 0 if it is not empty. Each is given a
   * time of their own, one behind the other at the pace at which the bucket fills, so that not all
   * come for the same token. Nobody is put off by more than the period that way.
   */
  synchronized long appointment(long now) {
    long waitNanos = waitNanos();
    if (waitNanos == 0) {
      return 0;
    }
    long latest = waitNanos + periodNanos;
    long slot = Math.min(Math.max(waitNanos, nextSlot - now), latest);
    nextSlot = now + slot + intervalNanos;
    return slot;
  }

  /**
   * Remembers that somebody was told to come back, up to as many as may count at once and as there
   * is room for on the node: beyond that a refusal counts whether its time is kept or not.
   *
   * @param counted where this counts against them so far
   */
  synchronized void promise(long at, Allowance counted) {
    if (!gone && promises.size() < counted.count && waits.add(promises.size())) {
      promises.add(new Promise(at, counted));
      promised = true;
    }
  }

  /** Nobody will ask for this any more. */
  synchronized void forget() {
    gone = true;
    promised = false;
    waits.remove(promises.size(), 0);
    promises.clear();
  }

  /** Somebody has come. If it was time for one of those who were told so, theirs counts no more. */
  void come(long now) {
    if (promised) {
      keep(now);
    }
  }

  private synchronized void keep(long now) {
    int had = promises.size();
    forgetOver(now);
    Promise first = promises.peek();
    if (first != null && first.at() - now <= 0) {
      promises.remove();
      first.counted().giveBack();
    }
    waits.remove(had, promises.size());
    promised = !promises.isEmpty();
  }

  private void forgetOver(long now) {
    for (Promise first = promises.peek();
        first != null && first.isOver(now);
        first = promises.peek()) {
      promises.remove();
    }
  }
}
