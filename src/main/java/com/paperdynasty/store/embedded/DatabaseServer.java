package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import com.paperdynasty.store.connection.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Zonky's server on one data directory. Beside it, here are only the password, the port that stays,
 * and the start after a death or beside a server that still runs. Every method blocks.
 */
final class DatabaseServer {
  static final String USER = "paper_dynasty";
  static final String DATABASE = "paper_dynasty";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
  private static final int LOG_LINES = 10;

  private final DataDirectory dataDirectory;
  private final Programs programs;
  private final boolean fsync;
  private @Nullable EmbeddedPostgres server;

  DatabaseServer(DataDirectory dataDirectory, Programs programs, boolean fsync) {
    this.dataDirectory = dataDirectory;
    this.programs = programs;
    this.fsync = fsync;
  }

  /** Takes over the running server, or starts one. */
  Postmaster ensureRunning(Consumer<String> progress) throws IOException {
    Path cluster = dataDirectory.cluster();
    Optional<Postmaster> running = Postmaster.of(cluster).filter(this::answers);
    if (running.isPresent()) {
      progress.accept("PostgreSQL is already running; taking it over");
    } else {
      Postmaster.clean(cluster);
      if (Files.exists(dataDirectory.unfinished())) {
        FileUtils.deleteDirectory(cluster.toFile());
      }
      if (!Files.exists(cluster)) {
        progress.accept("Creating the database cluster in " + dataDirectory.directory());
        Files.writeString(dataDirectory.unfinished(), "");
      }
      progress.accept("Starting PostgreSQL");
    }
    Postmaster started = start(running.isPresent() ? running.get().port() : dataDirectory.port());
    if (Files.exists(dataDirectory.unfinished())) {
      createDatabase(started.port());
      Files.delete(dataDirectory.unfinished());
    }
    return started;
  }

  /** Starts the server on that port, or takes over the one that answers there. */
  Postmaster start(int port) throws IOException {
    if (Postmaster.of(dataDirectory.cluster()).isEmpty()) {
      Postmaster.clean(dataDirectory.cluster());
    }
    EmbeddedPostgres.Builder builder = builder(port);
    try {
      server = builder.start();
    } catch (IOException | RuntimeException e) {
      throw new IOException("PostgreSQL did not start" + tailOfLog(), e);
    }
    Optional<Postmaster> started = Postmaster.of(dataDirectory.cluster());
    if (started.isEmpty()) {
      throw new IOException("PostgreSQL ended at once" + tailOfLog());
    }
    return started.get();
  }

  /** Stops the server cleanly, or by force if that fails. */
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    Postmaster.of(dataDirectory.cluster()).ifPresent(Postmaster::kill);
  }

  /** The URL of a database of the server on that port. */
  String url(int port, String database) throws IOException {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(USER, dataDirectory.password(), port, database);
  }

  private EmbeddedPostgres.Builder builder(int port) throws IOException {
    String password = dataDirectory.password();
    Files.createDirectories(dataDirectory.cluster());
    return programs
        .builderFor(dataDirectory.directory())
        .setDataDirectory(dataDirectory.cluster())
        .setCleanDataDirectory(false)
        .setDataDirectoryCustomizer(cluster -> deleteLock(cluster.toPath()))
        .setRegisterShutdownHook(false)
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(dataDirectory.log().toFile()))
        .setPGStartupWait(START_TIMEOUT)
        .setPort(port)
        // These are options of initdb, and the last one counts: Zonky's would trust everybody.
        .setLocaleConfig("username", USER)
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", dataDirectory.passwordFile().toString())
        .setLocaleConfig("locale", "C")
        .setConnectConfig("user", USER)
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "200")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", fsync ? "on" : "off")
        // The statements are long, and the program logs their failures itself.
        .setServerConfig("log_min_error_statement", "panic");
  }

  /** Zonky keeps its lock when a start fails, so the next could not begin. Ours is held anyway. */
  private static void deleteLock(Path cluster) {
    try {
      Files.deleteIfExists(cluster.resolve("epg-lock"));
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("The lock of PostgreSQL cannot be deleted", e);
    }
  }

  private void createDatabase(int port) throws IOException {
    try (Connection connection = connect(port);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL was started but accepts no connections", e);
    }
  }

  /** Whether it accepts our password; one that does not is about to end, or hangs. */
  private boolean answers(Postmaster running) {
    try (Connection connection = connect(running.port())) {
      return connection.isValid(1);
    } catch (SQLException | IOException e) {
      return false; // It is killed and started again; that reports the cause.
    }
  }

  private Connection connect(int port) throws SQLException, IOException {
    return DatabaseUrl.parse(url(port, "postgres")).dataSource().getConnection();
  }

  private String tailOfLog() throws IOException {
    List<String> lines =
        Files.exists(dataDirectory.log()) ? Files.readAllLines(dataDirectory.log()) : List.of();
    return "\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }
}
