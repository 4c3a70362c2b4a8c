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
record Postmaster(long pid, int port, Path cluster) {
  private static final int PORT_LINE = 3;
  private static final int ORPHAN_CHECKS = 500;
  private static final long ORPHAN_CHECK_EVERY_MS = 10;
  private static final Path PROC = Path.of("/proc");

  /**
   * The process that serves this cluster, if there is one. A pid file that a dead process left
   * behind is ignored.
   */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() <= PORT_LINE || lines.get(PORT_LINE).isBlank()) {
      return Optional.empty(); // There is none, or it is only half written.
    }
    long pid = Long.parseLong(lines.get(0).strip());
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return Optional.of(new Postmaster(pid, port, cluster)).filter(Postmaster::isAlive);
  }

  /** Whether the process is alive. A zombie is not, nor is another process with its pid. */
  boolean isAlive() {
    return Files.isDirectory(PROC.resolve("self"))
        ? cluster.equals(link("" + pid, "cwd"))
        : ProcessHandle.of(pid).isPresent();
  }

  /** Kills the process, as a crash would. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Removes what a server that died may have left, because no new one can start beside it: its
   * children, which exit by themselves but notice late in a long statement, and its pid file, whose
   * pid another process may have by now. Without {@code /proc} the children are left alone.
   */
  static void clean(Path cluster) throws IOException {
    for (int checks = 0; checks < ORPHAN_CHECKS && killOrphans(cluster) > 0; checks++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ORPHAN_CHECK_EVERY_MS));
    }
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  private static long killOrphans(Path cluster) throws IOException {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return 0;
    }
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .map(process -> process.getFileName().toString())
          .filter(name -> name.matches("[0-9]+") && cluster.equals(link(name, "cwd")))
          .filter(name -> isPostgres(link(name, "exe")))
          .flatMap(name -> ProcessHandle.of(Long.parseLong(name)).stream())
          .filter(ProcessHandle::destroyForcibly)
          .count();
    }
  }

  /** A shell may have this working directory too. */
  private static boolean isPostgres(@Nullable Path program) {
    return program != null && program.getFileName().toString().startsWith("postgres");
  }

  private static @Nullable Path link(String process, String name) {
    try {
      return Files.readSymbolicLink(PROC.resolve(process).resolve(name));
    } catch (IOException e) {
      return null; // The process is gone, or we may not read it.
    }
  }
}
