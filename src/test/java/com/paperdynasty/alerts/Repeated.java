package com.paperdynasty.alerts;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does something again and again on a thread of its own, whatever becomes of it. */
final class Repeated implements AutoCloseable {
  private static final long LONGEST_END_S = 60;

  private final Thread thread;
  private volatile boolean over;

  /** Begins to do it, with a pause after each time. */
  Repeated(long pauseMs, Runnable task) {
    thread =
        new Thread(
            () -> {
              while (!over) {
                once(task);
                pause(pauseMs);
              }
            },
            "repeated by a test");
    thread.setDaemon(true);
    thread.start();
  }

  /** Nodes are down and links are cut on purpose here: what fails is tried again. */
  private static void once(Runnable task) {
    try {
      task.run();
    } catch (AssertionError | RuntimeException again) {
      pause(200);
    }
  }

  static void pause(long ms) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  /** Does not begin again, and interrupts the last time. */
  void stop() {
    over = true;
    thread.interrupt();
  }

  /** Waits until it has been done for the last time. */
  @Override
  public void close() {
    over = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(LONGEST_END_S));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
