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
 * The resources of a program.
 *
 * @param heapBytes after a full collection
 * @param descriptors open files and sockets; 0 if the system does not tell
 */
public record ProcessResources(long heapBytes, int threads, int descriptors) {
  private static final long LONGEST_S = 30;
  private static final long PAUSE_MS = 100;

  /** Waits until the program has no connections and no rooms, and measures it. */
  public static ProcessResources atRest(DevServerProcess devServerProcess) {
    RestClient management = new RestClient(devServerProcess.managementPort());
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    while (connectionsAndRooms(management) > 0) {
      if (System.nanoTime() > until) {
        throw new AssertionError(
            "there are still connections or rooms:\n" + metricLines(management, "pd_"));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
    return ofSomeConnected(devServerProcess);
  }

  /** Measures it while clients are connected. */
  public static ProcessResources ofSomeConnected(DevServerProcess devServerProcess) {
    RestClient management = new RestClient(devServerProcess.managementPort());
    collectGarbage(devServerProcess);
    return new ProcessResources(
        (long) metric(management, "jvm_memory_used_bytes{area=\"heap\""),
        (int) metric(management, "jvm_threads_live_threads"),
        descriptors(devServerProcess));
  }

  private static double connectionsAndRooms(RestClient management) {
    return metric(management, "pd_connections ")
        + metric(management, "pd_rooms ")
        + metric(management, "pd_rooms_members ");
  }

  /** The sum of all metrics whose line begins with a text. */
  private static double metric(RestClient management, String beginning) {
    String lines = metricLines(management, beginning);
    if (lines.isEmpty()) {
      throw new AssertionError("no metric " + beginning);
    }
    return lines
        .lines()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String metricLines(RestClient management, String beginning) {
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
