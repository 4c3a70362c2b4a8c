package com.paperdynasty.harness;

import com.paperdynasty.store.embedded.TestDatabaseServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The development server as its own process, which can be killed. Its database is in a directory of
 * the test.
 */
public final class DevServerProcess implements AutoCloseable {
  private static final Pattern OPEN = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern MANAGEMENT =
      Pattern.compile("(?:figures|metrics) are on port (\\d+)");
  private static final long LONGEST_START_S = 60;

  private final Path data;
  private final Process process;
  private final ConcurrentLinkedQueue<Line> output = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Integer> managementPort = new CompletableFuture<>();

  private DevServerProcess(Path data, Process process) {
    this.data = data;
    this.process = process;
  }

  /** The secret that signs tokens in the programs of tests. */
  public static final String SECRET = "a secret that only the tests of this project know";

  /** A line of its output, and when it was read. */
  public record Line(long atMs, String text) {}

  private static DevServerProcess shared;

  /** A program that all tests share which do not break it; stopped when the JVM ends. */
  public static synchronized DevServerProcess shared() {
    if (shared == null) {
      DevServerProcess devServerProcess = start(temporaryDirectory());
      Runtime.getRuntime().addShutdownHook(new Thread(devServerProcess::discard));
      shared = devServerProcess;
    }
    return shared;
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("paper-dynasty");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it and deletes its data, some 100 MB. */
  public void discard() {
    close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the program on any free port. */
  public static DevServerProcess start(Path data) {
    return start(data, "com.paperdynasty.app.PaperDynasty", Map.of());
  }

  /** Starts the program with another main class and these settings. */
  public static DevServerProcess start(
      Path data, String mainClass, Map<String, String> configuration) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // The process lives for seconds, and starts faster this way.
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    command.addAll(ClassArchive.options());
    command.addAll(List.of(mainClass, "dev"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PD_HTTP_PORT", "0");
    builder.environment().put("PD_MANAGEMENT_PORT", "0");
    builder.environment().put("PD_DATA_DIR", data.toString());
    sharePostgres(data);
    builder.environment().put("PD_AUTH_SECRET", SECRET);
    // One user of the tests creates hundreds of games.
    builder.environment().put("PD_LOBBY_WAITING_PER_USER", "100000");
    builder.environment().put("PD_LOBBY_RUNNING_PER_USER", "100000");
    builder.environment().put("PD_AUTH_GUESTS", "off");
    builder.environment().putAll(configuration);
    try {
      DevServerProcess devServerProcess = new DevServerProcess(data, builder.start());
      Thread reader = new Thread(devServerProcess::read, "output of the program");
      reader.setDaemon(true);
      reader.start();
      return devServerProcess;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The programs of PostgreSQL are unpacked once for all tests, which takes seconds. */
  private static void sharePostgres(Path data) {
    try {
      Path shared = TestDatabaseServer.unpackedBinaries();
      Path link = Files.createDirectories(data).resolve(shared.getFileName());
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, shared);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(new Line(System.currentTimeMillis(), line));
        complete(managementPort, MANAGEMENT.matcher(line));
        complete(port, OPEN.matcher(line));
      }
    } catch (IOException e) {
      output.add(new Line(System.currentTimeMillis(), "reading the output failed: " + e));
    }
    AssertionError ended = new AssertionError("the program ended:\n" + printed());
    port.completeExceptionally(ended);
    managementPort.completeExceptionally(ended);
  }

  private static void complete(CompletableFuture<Integer> port, Matcher line) {
    if (line.find()) {
      port.complete(Integer.valueOf(line.group(1)));
    }
  }

  /** The port that it listens on, once it does. */
  public int port() {
    return await(port);
  }

  /** The port of its health checks and metrics. */
  public int managementPort() {
    return await(managementPort);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  private int await(CompletableFuture<Integer> port) {
    try {
      return port.get(LONGEST_START_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("it did not start:\n" + printed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Its output so far. */
  public List<Line> output() {
    return List.copyOf(output);
  }

  private String printed() {
    return output.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. Its PostgreSQL lives on. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Kills its PostgreSQL as {@code kill -9} does. */
  public void killDatabase() {
    ProcessHandle.of(databasePid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The process id of its PostgreSQL. */
  public long databasePid() {
    try (Stream<Path> files = Files.walk(data, 3)) {
      Path pidFile =
          files
              .filter(file -> file.endsWith("postmaster.pid"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no postmaster.pid under " + data));
      return Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Terminates it and its database, as an operator does. */
  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not stop:\n" + printed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
