package com.paperdynasty.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The program of the document on the protocol that follows a game with the machine's curl. */
public final class CurlStream implements AutoCloseable {
  private static final String PROGRAM = "src/site/resources/follow-game.sh";
  private static final String MISSING = "curl is not installed";

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private CurlStream(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of curl");
    reader.setDaemon(true);
  }

  /** Follows a stream from its first event, or skips the test; where {@code CI=true} it fails. */
  public static CurlStream follow(String address) {
    if (!isInstalled()) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(MISSING);
      }
      Assumptions.abort(MISSING);
    }
    try {
      CurlStream stream =
          new CurlStream(
              new ProcessBuilder("bash", PROGRAM, address).redirectErrorStream(true).start());
      stream.reader.start();
      return stream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException closed) {
      lines.add("its output ended: " + closed);
    }
  }

  /** What it has printed: a line for each event, which begins with its seq. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whether the program ends by itself in this time; its lines are complete then. */
  public boolean ends(long most, TimeUnit unit) throws InterruptedException {
    boolean ended = process.waitFor(most, unit);
    if (ended) {
      reader.join();
    }
    return ended;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
