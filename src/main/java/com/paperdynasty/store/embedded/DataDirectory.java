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
 * The directory of one embedded PostgreSQL, which belongs to one program at a time: the cluster,
 * its password, port and log. Readable by its owner alone.
 */
final class DataDirectory implements AutoCloseable {
  /**
   * Below what Linux hands out to clients, so that no connection sits on our port when we return.
   */
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

  /** Takes the directory for this program, until it is closed or the program ends. */
  static DataDirectory take(Path directory) throws IOException {
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

  /** The password, drawn the first time. */
  String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      RANDOM.nextBytes(bytes);
      Path half = directory.resolve("password.new");
      Files.deleteIfExists(half);
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(half, HexFormat.of().formatHex(bytes));
      Files.move(half, passwordFile());
    }
    return Files.readString(passwordFile()).strip();
  }

  /** The port of the last time where it is free, else another that is. */
  int port() throws IOException {
    Path file = directory.resolve("port");
    if (Files.exists(file)) {
      int last = Integer.parseInt(Files.readString(file).strip());
      if (free(last)) {
        return last;
      }
    }
    for (int tries = 0; tries < PORT_TRIES; tries++) {
      int port = LOWEST_PORT + RANDOM.nextInt(HIGHEST_PORT - LOWEST_PORT);
      if (free(port)) {
        Files.writeString(file, "" + port);
        return port;
      }
    }
    throw new EmbeddedDatabaseException(
        "No port is free for PostgreSQL between " + LOWEST_PORT + " and " + HIGHEST_PORT);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false; // Somebody listens there.
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
