package com.paperdynasty.harness;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the frames that players receive, so that a test can wait for progress. */
public final class FrameCounter {
  private static final long LONGEST_S = 90;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private long count;

  /** Adds one. */
  public void increment() {
    lock.lock();
    try {
      count++;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The count so far. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the count has reached {@code wanted}. */
  public void await(long wanted) {
    long left = TimeUnit.SECONDS.toNanos(LONGEST_S);
    lock.lock();
    try {
      while (count < wanted) {
        if (left <= 0) {
          throw new AssertionError("the game has stopped at " + count + " of " + wanted);
        }
        left = more.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }
}
