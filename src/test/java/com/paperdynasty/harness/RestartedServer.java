package com.paperdynasty.harness;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A server that is killed and started again while clients play: they ask here where it is now. */
public final class RestartedServer {
  private static final long LONGEST_S = 90;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition restarted = lock.newCondition();
  private int generation;
  private int port;

  /** One life of the server. */
  public record Life(int generation, int port) {}

  /** A server listens on this port from now on. */
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

  /** Where the server is, once it has had more lives than {@code dead}. */
  public Life after(int dead) {
    long left = TimeUnit.SECONDS.toNanos(LONGEST_S);
    lock.lock();
    try {
      while (generation <= dead) {
        if (left <= 0) {
          throw new AssertionError("the server did not come back after life " + dead);
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
