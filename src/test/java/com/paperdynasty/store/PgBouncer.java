package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.paperdynasty.harness.ReservedPorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PgBouncer of the Debian package in front of a database. Without the package the test is
 * skipped, except in CI.
 */
final class PgBouncer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final String url;

  private PgBouncer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static PgBouncer start(Path directory, String databaseUrl, String mode) throws Exception {
    Path program = program();
    URI server = URI.create(databaseUrl);
    String[] user = server.getUserInfo().split(":", 2);
    String name = server.getPath().substring(1);
    int port = ReservedPorts.reserve();
    Path file = directory.resolve("pgbouncer.ini");
    Files.writeString(
        file,
        """
        [databases]
        %s = host=%s port=%d user=%s password=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = %s
        """
            .formatted(name, server.getHost(), server.getPort(), user[0], user[1], port, mode));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of(program.toString(), "-q", file.toString()));
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      command.addAll(1, List.of("-u", "nobody")); // It does not run as root.
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("pgbouncer.log").toFile())
            .start();
    String url = "postgresql://%s:any@127.0.0.1:%d/%s".formatted(user[0], port, name);
    PgBouncer started = new PgBouncer(process, url);
    started.awaitPort(port, directory.resolve("pgbouncer.log"));
    return started;
  }

  String url() {
    return url;
  }

  private static Path program() {
    Path found =
        Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin")
            .map(place -> Path.of(place, "pgbouncer"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(new File("pgbouncer").toPath());
    if (!Files.isExecutable(found)) {
      assertThat(System.getenv("CI")).as("CI has PgBouncer").isNotEqualTo("true");
      assumeTrue(false, "there is no pgbouncer here");
    }
    return found;
  }

  private void awaitPort(int port, Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new AssertionError("PgBouncer did not start: " + Files.readString(log), e);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
