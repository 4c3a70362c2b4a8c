package com.paperdynasty.store.embedded;

import com.paperdynasty.digest.Sha256;
import com.paperdynasty.store.EmbeddedDatabaseException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once and kept. */
record Binaries(Path directory) {
  private static final int DIGEST_LENGTH = 12;

  /**
   * The programs for this machine, from the artifact on the class path.
   *
   * @param parent gets a directory for each version
   */
  static Binaries in(Path parent, Consumer<String> progress) {
    try {
      byte[] archive = archive();
      Path directory = parent.resolve(Sha256.hex(archive).substring(0, DIGEST_LENGTH));
      if (!Files.isDirectory(directory)) {
        progress.accept("Unpacking PostgreSQL (once)");
        unpack(archive, Files.createDirectories(parent), directory);
      }
      return new Binaries(directory.toRealPath());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("PostgreSQL cannot be unpacked to " + parent, e);
    }
  }

  /** The path of a program. */
  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  /** PostgreSQL's major version, which its data is bound to. */
  String major() throws IOException {
    String version = ProcessRunner.runChecked(List.of(program("postgres"), "--version"));
    return version.replaceFirst("^\\D*(\\d+).*$", "$1");
  }

  private static byte[] archive() throws IOException {
    String machine = System.getProperty("os.arch");
    try (InputStream in =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system(), machine.equals("amd64") ? "x86_64" : machine)) {
      return in.readAllBytes();
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return "Linux";
    }
    return name.startsWith("mac") ? "Darwin" : "Windows";
  }

  /**
   * Unpacks to a temporary directory and then moves it, so that a half-unpacked one is never used.
   */
  private static void unpack(byte[] archive, Path parent, Path directory) throws IOException {
    Path temporary = Files.createTempDirectory(parent, "unpacking");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, temporary);
      }
    }
    try {
      Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      FileUtils.deleteDirectory(temporary.toFile()); // Another program was faster.
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive reaches out of its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
