package com.paperdynasty.realtime.limits;

import io.github.bucket4j.Bucket;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A token bucket for one category, and the retry times that were given while it was empty. Safe to
 * use on any thread; a lock is held for a moment, and only after a refusal.
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
   * A retry time that a client was given. It is remembered for a period of {@code counted} after
   * that time: then the token is back by itself.
   *
   * @param at the earliest retry, in ns
   * @param counted gets its token back if the client keeps to the time
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

  /** Takes a token, if there is one. */
  boolean take() {
    return bucket.tryConsume(1);
  }

  /** Puts a token back. */
  void giveBack() {
    bucket.addTokens(1);
  }

  /** How long it is until there is a token, in ns. */
  long waitNanos() {
    return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  /**
   * How long a client that finds the bucket empty is to wait, in ns; 0 if it is not empty. Each
   * client gets a time of its own, at the pace at which the bucket fills, so that they do not all
   * come for the same token. This adds one period at most.
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
   * Remembers a retry time, within the bounds of this bucket and of the node. Beyond them a refusal
   * counts whether its time is kept or not.
   *
   * @param counted the bucket in which the refusal counts against the client
   */
  synchronized void promise(long at, Allowance counted) {
    if (!gone && promises.size() < counted.count && waits.add(promises.size())) {
      promises.add(new Promise(at, counted));
      promised = true;
    }
  }

  /** This bucket is no longer used. */
  synchronized void forget() {
    gone = true;
    promised = false;
    waits.remove(promises.size(), 0);
    promises.clear();
  }

  /** A client has come. If a retry time has passed, its refusal is taken back. */
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
