package com.paperdynasty.harness;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The current port of a server that is killed and restarted while clients play. */
public final class RestartedServer {
  private static final long LONGEST_S = 90;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition restarted = lock.newCondition();
  private int generation;
  private int port;

  /** One run of the server, between two kills. */
  public record Life(int generation, int port) {}

  /** Records that a new server listens on this port. */
  public void started(int newPort) {
    lock.lock();
    try {
      port = newPort;
      generation++;
      restarted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a run of the server after the one with number {@code dead}. */
  public Life after(int dead) {
    long left = TimeUnit.SECONDS.toNanos(LONGEST_S);
    lock.lock();
    try {
      while (generation <= dead) {
        if (left <= 0) {
          throw new AssertionError("the server did not come back after run " + dead);
        }
        left = restarted.awaitNanos(left);
      }
      return new Life(generation, port);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }
}
