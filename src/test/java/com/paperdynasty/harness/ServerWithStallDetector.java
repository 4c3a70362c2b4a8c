package com.paperdynasty.harness;

import com.paperdynasty.app.PaperDynasty;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The program with a stopwatch beside it: a thread that does nothing but wake up every few
 * milliseconds, and prints when it was late. What held it up (a collector's pause, a machine that
 * ran somebody else) held the event loops up too, and was not their doing.
 */
public final class ServerWithStallDetector {
  private static final long EVERY_MS = 5;
  private static final long LATE_MS = 15;
  private static final int STEAL = 8;
  private static final long TICK_MS = 10;

  private ServerWithStallDetector() {}

  /** Runs the program as its own main class does. */
  public static void main(String[] args) {
    Thread stopwatch = new Thread(ServerWithStallDetector::watch, "stopwatch");
    stopwatch.setDaemon(true);
    stopwatch.start();
    PaperDynasty.main(args);
  }

  private static void watch() {
    long last = System.nanoTime();
    long stolenBefore = stolenMs();
    while (true) {
      LockSupport.parkNanos(EVERY_MS * 1_000_000);
      long now = System.nanoTime();
      long lateMs = (now - last) / 1_000_000 - EVERY_MS;
      if (lateMs >= LATE_MS) {
        System.out.println("STALL ended=" + System.currentTimeMillis() + " ms=" + lateMs);
      }
      long stolen = stolenMs();
      if (stolen > stolenBefore) {
        long ms = stolen - stolenBefore;
        System.out.println("STALL ended=" + System.currentTimeMillis() + " ms=" + ms);
      }
      stolenBefore = stolen;
      last = now;
    }
  }

  /** What the host of a virtual machine has kept from it so far; 0 where that is not told. */
  private static long stolenMs() {
    try (BufferedReader lines = Files.newBufferedReader(Path.of("/proc/stat"))) {
      String[] cpu = String.valueOf(lines.readLine()).trim().split("\\s+", -1);
      return cpu.length > STEAL ? Long.parseLong(cpu[STEAL]) * TICK_MS : 0;
    } catch (IOException notThisSystem) {
      return 0;
    }
  }
}
