package com.paperdynasty.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running server process, identified by the pid in {@code postmaster.pid}. It is not our child
 * process, so it outlives us.
 */
record Postmaster(long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final long CHECK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_END_NS = TimeUnit.SECONDS.toNanos(10);
  private static final Path PROC = Path.of("/proc");

  /**
   * The process that serves this cluster, if there is one. A pid file that a dead process left
   * behind is ignored.
   */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    try {
      Postmaster found =
          new Postmaster(
              Long.parseLong(lines.get(PID_LINE).strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()));
      return found.isAlive() && found.serves(cluster) ? Optional.of(found) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // The file was only half written.
    }
  }

  /** Whether the process is alive; a zombie is not. */
  boolean isAlive() {
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    return handle.isPresent() && handle.get().isAlive() && !isZombie();
  }

  /** Waits until the process is gone, for ten seconds at most. */
  void awaitEnd() {
    long end = System.nanoTime() + LONGEST_END_NS;
    while (isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(CHECK_EVERY_NS);
    }
  }

  /** Kills the process, as a crash would. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Kills the children of a server that was killed. They exit by themselves when they notice, but
   * one in a long statement notices late, and no new server can start until then. Without {@code
   * /proc} the supervisor retries until they are gone.
   */
  static void killOrphans(Path cluster) throws IOException {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return;
    }
    try (Stream<Path> processes = Files.list(PROC)) {
      processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> cluster.equals(link(process, "cwd")))
          .filter(process -> isPostgres(link(process, "exe")))
          .map(process -> ProcessHandle.of(Long.parseLong(process.getFileName().toString())))
          .flatMap(Optional::stream)
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** The pid may belong to another process by now. */
  private boolean serves(Path cluster) {
    Path process = PROC.resolve("" + pid);
    if (Files.isDirectory(process)) {
      return cluster.equals(link(process, "cwd"));
    }
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().command())
        .map(command -> command.contains("postgres"))
        .orElse(true);
  }

  private boolean isZombie() {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false; // Gone, or a system without /proc.
    }
  }

  /** A shell may have this working directory too. */
  private static boolean isPostgres(@Nullable Path program) {
    return program != null && program.getFileName().toString().startsWith("postgres");
  }

  private static @Nullable Path link(Path process, String name) {
    try {
      return Files.readSymbolicLink(process.resolve(name));
    } catch (IOException e) {
      return null; // The process is gone, or we may not read it.
    }
  }
}
