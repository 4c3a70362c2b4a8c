package com.paperdynasty.harness;

import com.paperdynasty.app.PaperDynasty;
import java.util.concurrent.locks.LockSupport;

/**
 * The program with a stopwatch beside it: a thread that does nothing but wake up every few
 * milliseconds, and prints when it was late. What held it up (a collector's pause, a machine that
 * ran somebody else) held the event loops up too, and was not their doing.
 */
public final class WatchedProgram {
  private static final long EVERY_MS = 5;
  private static final long LATE_MS = 15;

  private WatchedProgram() {}

  /** Runs the program as its own main class does. */
  public static void main(String[] args) {
    Thread stopwatch = new Thread(WatchedProgram::watch, "stopwatch");
    stopwatch.setDaemon(true);
    stopwatch.start();
    PaperDynasty.main(args);
  }

  private static void watch() {
    long last = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(EVERY_MS * 1_000_000);
      long now = System.nanoTime();
      long lateMs = (now - last) / 1_000_000 - EVERY_MS;
      if (lateMs >= LATE_MS) {
        System.out.println("STALL ended=" + System.currentTimeMillis() + " ms=" + lateMs);
      }
      last = now;
    }
  }
}
