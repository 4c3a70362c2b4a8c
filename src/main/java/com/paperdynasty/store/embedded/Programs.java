package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs, which Zonky unpacks once into a directory, and the user that runs them.
 * They refuse to run as root. Zonky runs them in a user namespace for root, but knows no way where
 * namespaces are not allowed, as in many containers. There the user nobody runs them.
 *
 * @param directory where they are unpacked
 * @param asNobody whether the user nobody runs them
 */
record Programs(Path directory, boolean asNobody) {
  /** The major version of the artifact, which the data is bound to. */
  static final int MAJOR = 17;

  private static final Set<String> STARTED_BY_ZONKY = Set.of("initdb", "pg_ctl");

  /** Runs a program as nobody if root calls it. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      [ "$(id -u)" = 0 ] && exec runuser -u nobody -- '%1$s' "$@"
      exec '%1$s' "$@"
      """;

  /**
   * Programs in this directory. Nobody else may write there; Zonky lets everybody write to the one
   * that it is given, so that one is within.
   */
  static Programs in(Path parent) throws IOException {
    Path directory = Files.createDirectories(parent.resolve("programs"));
    boolean asNobody = isRoot() && !LinuxUtils.isUnshareAvailable();
    setPermissions(parent, asNobody ? "rwxr-xr-x" : "rwx------");
    return new Programs(directory.toRealPath(), asNobody);
  }

  /** A server of these programs, with its data in a directory that they may write. */
  EmbeddedPostgres.Builder builderFor(Path data) throws IOException {
    if (asNobody) {
      unpack();
      wrap();
      setPermissions(directory, "rwxr-xr-x");
      run(List.of("chown", "-R", "nobody", data.toString()), "has no chown");
      run(
          List.of("runuser", "-u", "nobody", "--", "test", "-w", data.toString()),
          "runs as the user nobody here, who has no access to " + data);
    }
    return builder();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setOverrideWorkingDirectory(directory.toFile());
  }

  /** Zonky has no method for this, but it unpacks before it finds that it cannot start there. */
  private void unpack() throws IOException {
    try {
      builder().setDataDirectory(new File("/dev/null")).start().close();
    } catch (IllegalStateException e) {
      // Expected: it is not a directory.
    }
  }

  /** Puts scripts in place of the programs, which run them as nobody. */
  private void wrap() throws IOException {
    try (Stream<Path> found = Files.find(directory, 3, (path, is) -> isStarted(path))) {
      for (Path program : found.toList()) {
        Path real = program.resolveSibling(program.getFileName() + ".bin");
        if (!Files.exists(real)) {
          Files.move(program, real);
          Files.writeString(program, SCRIPT.formatted(real));
          setPermissions(program, "rwxr-xr-x");
        }
      }
    }
  }

  private static boolean isStarted(Path path) {
    return STARTED_BY_ZONKY.contains(path.getFileName().toString());
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
  }

  private static void setPermissions(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static void run(List<String> command, String fault) throws IOException {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new EmbeddedDatabaseException(
            "PostgreSQL %s. Set data.dir (PD_DATA_DIR) to another directory, start as another user, or give a database with database.url (PD_DATABASE_URL)."
                .formatted(fault));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command.get(0) + " ran");
    }
  }
}
