package com.paperdynasty.harness;

import com.paperdynasty.app.PaperDynasty;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The program with a stall detector: a thread that only wakes up every few milliseconds and prints
 * when it was late. Whatever delayed it (a garbage collection, a busy machine) delayed the event
 * loops too and was not their fault.
 */
public final class ServerWithStallDetector {
  private static final long EVERY_MS = 5;
  private static final long LATE_MS = 15;
  private static final int STEAL = 8;
  private static final long TICK_MS = 10;

  private ServerWithStallDetector() {}

  /** Runs the program as its own main class does. */
  public static void main(String[] args) {
    Thread detector = new Thread(ServerWithStallDetector::watch, "detector");
    detector.setDaemon(true);
    detector.start();
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

  /** The time that the host of a virtual machine has taken from it so far; 0 if unknown. */
  private static long stolenMs() {
    try (BufferedReader lines = Files.newBufferedReader(Path.of("/proc/stat"))) {
      String[] cpu = String.valueOf(lines.readLine()).trim().split("\\s+", -1);
      return cpu.length > STEAL ? Long.parseLong(cpu[STEAL]) * TICK_MS : 0;
    } catch (IOException notThisSystem) {
      return 0;
    }
  }
}
