package com.paperdynasty.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's nginx in front of a server, with keep-alive connections to it. Without nginx the
 * tests are skipped.
 */
public final class Nginx implements AutoCloseable {
  private static final String MISSING =
      "No nginx in the PATH, so nothing is tested behind it: install the package nginx";
  private static final long LONGEST_START_S = 20;

  private final Path home;
  private final Process process;
  private final int port;

  private Nginx(Path home, Process process, int port) {
    this.home = home;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, or skips the test; where {@code CI=true} it fails it.
   *
   * @param home an empty folder
   * @param target the port of the server
   * @param location the lines that an operator adds to {@code location /}
   */
  public static Nginx start(Path home, int target, String location) {
    Path executable = find().orElseGet(Nginx::missing);
    int port = ReservedPorts.reserve(); // nginx cannot choose one itself.
    try {
      Files.writeString(home.resolve("nginx.conf"), configuration(home, port, target, location));
      Process process =
          new ProcessBuilder(
                  executable.toString(), "-p", home + "/", "-c", home.resolve("nginx.conf") + "")
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile())
              .start();
      Nginx nginx = new Nginx(home, process, port);
      nginx.awaitOpen();
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Path home, int port, int target, String location) {
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    return """
        %1$s
        daemon off;
        worker_processes 1;
        pid %2$s/pid;
        error_log stderr;
        events { worker_connections 256; }
        http {
          access_log %2$s/access.log;
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
          upstream paper_dynasty {
            server 127.0.0.1:%4$d;
            keepalive 32;
          }
          server {
            listen 127.0.0.1:%3$d;
            location / {
        %5$s
            }
          }
        }
        """
        .formatted(user, home, port, target, location.indent(6));
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path missing() {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(MISSING);
    }
    return Assumptions.abort(MISSING);
  }

  private void awaitOpen() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_S);
    while (!isOpen()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        throw new AssertionError(
            "nginx did not start: " + Files.readString(home.resolve("output")));
      }
      Thread.onSpinWait();
    }
  }

  private boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The address of the site behind it. */
  public String site() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** What it has passed on and with what result, a line for each request that has ended. */
  public List<String> requests() {
    try {
      return Files.readAllLines(home.resolve("access.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has complained of. */
  public String complaints() {
    try {
      return Files.readString(home.resolve("output"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
