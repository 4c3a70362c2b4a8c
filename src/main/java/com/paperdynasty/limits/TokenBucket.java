package com.paperdynasty.limits;

import io.github.bucket4j.Bucket;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A token bucket for one category, and the retry times that were given while it was empty.
 * Thread-safe; a lock is held for a moment, and only after a refusal.
 */
final class TokenBucket {
  private final Bucket bucket;
  private final long count;
  private final long periodNanos;
  private final long intervalNanos;
  private final RetryBudget retryBudget;
  private final PriorityQueue<RetryTime> retryTimes =
      new PriorityQueue<>(1, Comparator.comparingLong(RetryTime::at));
  private volatile boolean hasRetryTimes;
  private boolean forgotten;
  private long nextSlot;

  /**
   * A retry time that a client was given. It is remembered until one period of {@code counted}
   * after that time, when the token is back by itself.
   *
   * @param at the earliest retry, in ns
   * @param counted the bucket that gets its token back if the client keeps to the time
   */
  private record RetryTime(long at, TokenBucket counted) {
    boolean isOver(long now) {
      return now - at > counted.periodNanos;
    }
  }

  TokenBucket(Bucket bucket, Rate rate, RetryBudget retryBudget, long now) {
    this.bucket = bucket;
    this.retryBudget = retryBudget;
    this.count = rate.count();
    this.periodNanos = rate.period().toNanos();
    this.intervalNanos = periodNanos / rate.count();
    this.nextSlot = now;
  }

  /** Takes a token. Returns false if the bucket is empty. */
  boolean take() {
    return bucket.tryConsume(1);
  }

  /** Puts a token back. */
  void giveBack() {
    bucket.addTokens(1);
  }

  /** How long it takes until the bucket has a token, in ns; 0 if it has one. */
  long waitNanos() {
    return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  /**
   * Reserves a retry time for a client that finds the bucket empty. Returns how long it is to wait,
   * in ns; 0 if the bucket is not empty. Each client gets a time of its own, at the pace at which
   * the bucket fills, so that they do not all come for the same token. This adds at most one period
   * to the wait.
   */
  synchronized long reserveSlotNanos(long now) {
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
   * Remembers a retry time, within the bounds of this bucket and of the node. Beyond them, a
   * refusal counts even if the client keeps to its time.
   *
   * @param counted the bucket from which the refusal has taken a token
   */
  synchronized void remember(long at, TokenBucket counted) {
    if (!forgotten && retryTimes.size() < counted.count && retryBudget.add(retryTimes.size())) {
      retryTimes.add(new RetryTime(at, counted));
      hasRetryTimes = true;
    }
  }

  /** This bucket is no longer used. */
  synchronized void forget() {
    forgotten = true;
    hasRetryTimes = false;
    retryBudget.remove(retryTimes.size(), 0);
    retryTimes.clear();
  }

  /** A request has arrived. If the earliest retry time has passed, its refusal is taken back. */
  void onRequest(long now) {
    if (hasRetryTimes) {
      keep(now);
    }
  }

  private synchronized void keep(long now) {
    int had = retryTimes.size();
    forgetOver(now);
    RetryTime first = retryTimes.peek();
    if (first != null && first.at() - now <= 0) {
      retryTimes.remove();
      first.counted().giveBack();
    }
    retryBudget.remove(had, retryTimes.size());
    hasRetryTimes = !retryTimes.isEmpty();
  }

  private void forgetOver(long now) {
    for (RetryTime first = retryTimes.peek();
        first != null && first.isOver(now);
        first = retryTimes.peek()) {
      retryTimes.remove();
    }
  }
}
