package com.paperdynasty.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running server process, known by its number: the file {@code postmaster.pid} says which. It is
 * no child of ours, so that it outlives us.
 */
record Postmaster(long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final Path PROC = Path.of("/proc");

  /** Who serves this cluster, if anybody does. A file left behind by a dead one is nobody. */
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
      return found.alive() && found.serves(cluster) ? Optional.of(found) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // Written half.
    }
  }

  /** Whether the process lives. One that is dead and was not buried by its parent does not. */
  boolean alive() {
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    return handle.isPresent() && handle.get().isAlive() && !zombie();
  }

  /** Ends the process as a crash would. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Ends what a killed server left behind: its children end by themselves when they notice, but one
   * in the middle of a long statement notices late, and as long as it lives no other server may
   * start. Where there is no {@code /proc} they are waited for by trying again.
   */
  static void buryChildren(Path cluster) throws IOException {
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

  /** The number may have been given to another process since. */
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

  private boolean zombie() {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false; // Gone, or a system without /proc.
    }
  }

  /** A shell may stand in the directory too. */
  private static boolean isPostgres(@Nullable Path program) {
    return program != null && program.getFileName().toString().startsWith("postgres");
  }

  private static @Nullable Path link(Path process, String name) {
    try {
      return Files.readSymbolicLink(process.resolve(name));
    } catch (IOException e) {
      return null; // Gone meanwhile, or not ours to look at.
    }
  }
}
