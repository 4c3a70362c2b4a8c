package com.paperdynasty.chaos;

import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.harness.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What a program holds when nobody is connected.
 *
 * @param heapBytes after a full collection
 * @param descriptors open files and sockets; 0 where the system does not tell
 */
public record ProcessResources(long heapBytes, int threads, int descriptors) {
  private static final long LONGEST_S = 30;
  private static final long PAUSE_MS = 100;

  /** Waits until the program has no connection and no room any more, and looks at it. */
  public static ProcessResources atRest(DevServerProcess devServerProcess) {
    RestClient management = new RestClient(devServerProcess.managementPort());
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    while (people(management) > 0) {
      if (System.nanoTime() > until) {
        throw new AssertionError("somebody is still there:\n" + figures(management, "pd_"));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
    return ofSomeConnected(devServerProcess);
  }

  /** What it holds while people are connected. */
  public static ProcessResources ofSomeConnected(DevServerProcess devServerProcess) {
    RestClient management = new RestClient(devServerProcess.managementPort());
    collectGarbage(devServerProcess);
    return new ProcessResources(
        (long) figure(management, "jvm_memory_used_bytes{area=\"heap\""),
        (int) figure(management, "jvm_threads_live_threads"),
        descriptors(devServerProcess));
  }

  private static double people(RestClient management) {
    return figure(management, "pd_connections ")
        + figure(management, "pd_rooms ")
        + figure(management, "pd_rooms_members ");
  }

  /** The sum of all figures whose line begins so. */
  private static double figure(RestClient management, String beginning) {
    String lines = figures(management, beginning);
    if (lines.isEmpty()) {
      throw new AssertionError("no figure " + beginning);
    }
    return lines
        .lines()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String figures(RestClient management, String beginning) {
    return String.join(
        "\n",
        management
            .text("/metrics", null)
            .lines()
            .filter(line -> line.startsWith(beginning))
            .toList());
  }

  private static void collectGarbage(DevServerProcess devServerProcess) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(devServerProcess.pid()), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new AssertionError("jcmd GC.run ended with " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static int descriptors(DevServerProcess devServerProcess) {
    Path open = Path.of("/proc", Long.toString(devServerProcess.pid()), "fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(open)) {
      return (int) files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
