package com.paperdynasty.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One node of a cluster, as its own process that can be killed, frozen and terminated. */
public final class ClusterNode implements AutoCloseable {
  /** How many games a node plays to warm up; 0 unless a test sets it. */
  public static final String WARM_UP_GAMES = "PD_HOSTING_WARM_UP_GAMES";

  private static final String NAME = "This is node ";

  /** The lines of today's build, and those of builds before it. */
  private static final Pattern MEMBER =
      Pattern.compile(" node (\\S+) (has joined|is there|has left|is gone)");

  private static final long LONGEST_START_S = 90;
  private static final long LONGEST_END_S = 40;

  private final Process process;
  private final NodeAddress place;
  private final ConcurrentLinkedQueue<DevServerProcess.Line> output = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> name = new CompletableFuture<>();
  private final CompletableFuture<Void> open = new CompletableFuture<>();

  /** Packages that the jar's manifest opens to Hazelcast, which warns otherwise. */
  private static final List<String> AS_THE_JAR =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");

  /**
   * Where a node listens.
   *
   * @param prefix words before the command, such as those that run it in its own network namespace
   * @param announced the address at which the other nodes find it
   * @param database the URL of PostgreSQL for this node
   */
  public record NodeAddress(
      List<String> prefix,
      String host,
      String announced,
      int port,
      int managementPort,
      int clusterPort,
      int busPort,
      String database) {

    /** On this machine's loopback, on ports that are free. */
    public static NodeAddress loopback(String database) {
      return loopback("127.0.0.1", database);
    }

    /** On one of the loopback's addresses. */
    public static NodeAddress loopback(String host, String database) {
      List<Integer> ports = ReservedPorts.reserve(4);
      return new NodeAddress(
          List.of(), host, host, ports.get(0), ports.get(1), ports.get(2), ports.get(3), database);
    }

    /** How other nodes find it. */
    public String member() {
      return announced + ":" + clusterPort;
    }
  }

  private ClusterNode(Process process, NodeAddress place) {
    this.process = process;
    this.place = place;
  }

  /** Starts a node of this build; it is not open yet. */
  public static ClusterNode start(
      NodeAddress place, List<NodeAddress> all, Map<String, String> configuration) {
    return start(place, all, configuration, ClassArchive.options(), Path.of("").toAbsolutePath());
  }

  /**
   * Starts a node of the build on a class path, in a directory without this build's configuration,
   * which another build may not know.
   */
  public static ClusterNode start(
      NodeAddress place,
      List<NodeAddress> all,
      Map<String, String> configuration,
      String classPath,
      Path directory) {
    return start(place, all, configuration, List.of("-cp", classPath), directory);
  }

  /** Starts a node whose classes come from what these options of the JVM say. */
  static ClusterNode start(
      NodeAddress place,
      List<NodeAddress> all,
      Map<String, String> configuration,
      List<String> classes,
      Path directory) {
    List<String> command = new ArrayList<>(place.prefix());
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(AS_THE_JAR);
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(classes);
    command.addAll(List.of("com.paperdynasty.app.PaperDynasty", "serve"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PD_HTTP_HOST", place.host());
    environment.put("PD_HTTP_PORT", String.valueOf(place.port()));
    environment.put("PD_MANAGEMENT_HOST", place.host());
    environment.put("PD_MANAGEMENT_PORT", String.valueOf(place.managementPort()));
    environment.put("PD_DATABASE_URL", place.database());
    environment.put("PD_AUTH_SECRET", DevServerProcess.SECRET);
    environment.put("PD_CLUSTER_ENABLED", "true");
    environment.put("PD_CLUSTER_HOST", place.host());
    environment.put("PD_CLUSTER_PORT", String.valueOf(place.clusterPort()));
    environment.put("PD_CLUSTER_BUS_PORT", String.valueOf(place.busPort()));
    environment.put("PD_CLUSTER_SECRET", DevServerProcess.SECRET);
    environment.put(
        "PD_CLUSTER_MEMBERS",
        all.stream().map(NodeAddress::member).collect(Collectors.joining(",")));
    environment.put("PD_LIMITS_EXEMPT", "127.0.0.1");
    // One user of the tests creates thousands of games.
    environment.put("PD_LOBBY_WAITING_PER_USER", "100000");
    environment.put("PD_LOBBY_RUNNING_PER_USER", "100000");
    // Tests that do not measure time skip the warm-up, which takes a second.
    environment.put(WARM_UP_GAMES, "0");
    environment.putAll(configuration);
    try {
      ClusterNode node = new ClusterNode(builder.start(), place);
      Thread reader = new Thread(node::read, "output of node " + place.port());
      reader.setDaemon(true);
      reader.start();
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(new DevServerProcess.Line(System.currentTimeMillis(), line));
        if (line.startsWith(NAME)) {
          name.complete(line.substring(NAME.length()));
        }
        if (line.contains("is open at")) {
          open.complete(null);
        }
      }
    } catch (IOException e) {
      output.add(
          new DevServerProcess.Line(System.currentTimeMillis(), "reading the output failed: " + e));
    }
    open.completeExceptionally(new AssertionError("the node ended:\n" + printed()));
  }

  /** Waits until it is open. */
  public ClusterNode awaitOpen() {
    try {
      open.get(LONGEST_START_S, TimeUnit.SECONDS);
      return this;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("it did not start:\n" + printed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Its node name, once it is open. */
  public String name() {
    return awaitOpen().name.join();
  }

  public NodeAddress place() {
    return place;
  }

  /** The names of the other nodes that it sees, according to its output. */
  public Set<String> seen() {
    Set<String> seen = new HashSet<>();
    for (DevServerProcess.Line line : output) {
      Matcher news = MEMBER.matcher(line.text());
      if (news.find()) {
        if (Set.of("has joined", "is there").contains(news.group(2))) {
          seen.add(news.group(1));
        } else {
          seen.remove(news.group(1));
        }
      }
    }
    return seen;
  }

  /** Its output so far. */
  public List<DevServerProcess.Line> output() {
    return List.copyOf(output);
  }

  /** Its output so far as one text. */
  public String printed() {
    return output.stream().map(DevServerProcess.Line::text).collect(Collectors.joining("\n"));
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Suspends it ({@code SIGSTOP}). */
  public void freeze() {
    signal("STOP");
  }

  /** Resumes it ({@code SIGCONT}). */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Terminates it, as an operator does ({@code SIGTERM}), and does not wait. What it prints until
   * its end is still read: {@link Process#destroy} would close its output first.
   */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Waits until it has ended. */
  public void await() {
    try {
      if (!process.waitFor(LONGEST_END_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not stop:\n" + printed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
      process.destroyForcibly();
      await();
    }
  }
}
