package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The directory of one embedded PostgreSQL: the cluster, its password, port and log. One program
 * uses it at a time. Only its owner can read it.
 */
final class DataDirectory implements AutoCloseable {
  /** Below Linux's ephemeral ports, so that no client connection occupies our port at a restart. */
  private static final int LOWEST_PORT = 20_000;

  private static final int HIGHEST_PORT = 32_000;
  private static final int PORT_TRIES = 100;
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final FileChannel lockFile;

  private DataDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /** Locks the directory for this program, until it is closed or the program ends. */
  static DataDirectory acquire(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    FileChannel channel =
        FileChannel.open(
            directory.resolve("program.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new EmbeddedDatabaseException(
          "Another program runs on "
              + directory
              + ". Stop it, or set data.dir (PD_DATA_DIR) to another directory.");
    }
    return new DataDirectory(directory.toRealPath(), channel);
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held within this program.
    }
  }

  Path directory() {
    return directory;
  }

  Path cluster() {
    return directory.resolve("cluster");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }

  Path passwordFile() {
    return directory.resolve("password");
  }

  /** The password; created the first time. */
  String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      RANDOM.nextBytes(bytes);
      Path temporary = directory.resolve("password.new");
      Files.deleteIfExists(temporary);
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(temporary, HexFormat.of().formatHex(bytes));
      Files.move(temporary, passwordFile());
    }
    return Files.readString(passwordFile()).strip();
  }

  /** The last used port if it is free, else another free one. */
  int port() throws IOException {
    Path file = directory.resolve("port");
    if (Files.exists(file)) {
      int last = Integer.parseInt(Files.readString(file).strip());
      if (isFree(last)) {
        return last;
      }
    }
    for (int tries = 0; tries < PORT_TRIES; tries++) {
      int port = LOWEST_PORT + RANDOM.nextInt(HIGHEST_PORT - LOWEST_PORT);
      if (isFree(port)) {
        Files.writeString(file, "" + port);
        return port;
      }
    }
    throw new EmbeddedDatabaseException(
        "No port is free for PostgreSQL between " + LOWEST_PORT + " and " + HIGHEST_PORT);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false; // The port is in use.
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
