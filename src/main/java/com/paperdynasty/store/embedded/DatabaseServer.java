package com.paperdynasty.store.embedded;

import com.paperdynasty.store.connection.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;

/** Creates, starts and stops the PostgreSQL of one data directory. Every method blocks. */
final class DatabaseServer {
  static final String USER = "paper_dynasty";
  static final String DATABASE = "paper_dynasty";
  private static final int CONNECTIONS = 200;
  private static final String START_TIMEOUT_S = "60";
  private static final String STOP_TIMEOUT_S = "10";

  private final DataDirectory dataDirectory;
  private final Binaries binaries;
  private final RunAs runAs;
  private final boolean fsync;

  DatabaseServer(DataDirectory dataDirectory, Binaries binaries, RunAs runAs, boolean fsync) {
    this.dataDirectory = dataDirectory;
    this.binaries = binaries;
    this.runAs = runAs;
    this.fsync = fsync;
  }

  /** Takes over the running server, or starts one. */
  Postmaster ensureRunning(Consumer<String> progress) throws IOException {
    if (!Files.isDirectory(dataDirectory.cluster())) {
      create(progress);
    }
    Optional<Postmaster> running = Postmaster.of(dataDirectory.cluster());
    if (running.isPresent()) {
      if (serves(running.get())) {
        progress.accept("PostgreSQL is already running; taking it over");
        return running.get();
      }
      stop();
    }
    progress.accept("Starting PostgreSQL");
    Postmaster started = start(dataDirectory.port());
    createDatabase(started.port());
    return started;
  }

  /** Starts the server on that port. No other process may serve the cluster. */
  Postmaster start(int port) throws IOException {
    Postmaster.killOrphans(dataDirectory.cluster());
    // Another process may have its pid by now, and PostgreSQL would then refuse to start.
    Files.deleteIfExists(dataDirectory.cluster().resolve("postmaster.pid"));
    ProcessRunner.Result result =
        ProcessRunner.run(
            pgCtl(
                "start",
                "-w",
                "-t",
                START_TIMEOUT_S,
                "-l",
                dataDirectory.log() + "",
                "-o",
                options(port)));
    Optional<Postmaster> started = Postmaster.of(dataDirectory.cluster());
    if (!result.succeeded() || started.isEmpty()) {
      throw new IOException("PostgreSQL did not start: " + result.output() + tailOfLog());
    }
    return started.get();
  }

  /** Stops the server cleanly, or by force if that fails. Its process has ended afterwards. */
  void stop() throws IOException {
    Optional<Postmaster> stopping = Postmaster.of(dataDirectory.cluster());
    if (!ProcessRunner.run(pgCtl("stop", "-w", "-t", STOP_TIMEOUT_S, "-m", "fast")).succeeded()) {
      ProcessRunner.run(pgCtl("stop", "-w", "-t", STOP_TIMEOUT_S, "-m", "immediate"));
      Postmaster.of(dataDirectory.cluster()).ifPresent(Postmaster::kill);
    }
    // pg_ctl waits for its pid file to go, and the process lives a little longer.
    stopping.ifPresent(Postmaster::awaitEnd);
  }

  /** The URL of a database of the server on that port. */
  String url(int port, String database) throws IOException {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(USER, dataDirectory.password(), port, database);
  }

  private void create(Consumer<String> progress) throws IOException {
    progress.accept("Creating the database cluster in " + dataDirectory.directory());
    dataDirectory.password();
    Path temporary = dataDirectory.directory().resolve("cluster.new");
    FileUtils.deleteDirectory(temporary.toFile()); // Left over from a program that was stopped.
    runAs.give(dataDirectory.directory());
    ProcessRunner.runChecked(
        runAs.command(
            binaries.program("initdb"),
            "--pgdata=" + temporary,
            "--username=" + USER,
            "--pwfile=" + dataDirectory.passwordFile(),
            "--auth=scram-sha-256",
            // Rounds protect a password that can be guessed. They would cost a new connection more
            // than all else: a third of the tests' processor time with the usual 4,096.
            "--set=scram_iterations=1",
            "--encoding=UTF8",
            "--locale=C"));
    Files.move(temporary, dataDirectory.cluster());
  }

  private void createDatabase(int port) throws IOException {
    try (Connection connection = connect(port, "postgres");
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + DATABASE);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL was started but accepts no connections", e);
    }
  }

  /** Whether that process accepts our password, serves our cluster and has the wanted fsync. */
  private boolean serves(Postmaster running) {
    String question = "SELECT current_setting('data_directory'), current_setting('fsync')::boolean";
    try (Connection connection = connect(running.port(), "postgres");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next()
          && Path.of(answer.getString(1)).equals(dataDirectory.cluster())
          && answer.getBoolean(2) == fsync;
    } catch (SQLException | IOException e) {
      return false; // It is stopped and started again; that reports the cause.
    }
  }

  private Connection connect(int port, String database) throws SQLException, IOException {
    return DatabaseUrl.parse(url(port, database)).dataSource().getConnection();
  }

  private String options(int port) {
    return String.join(
        " -c ",
        "-p " + port,
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=" + CONNECTIONS,
        "fsync=" + (fsync ? "on" : "off"),
        // The statements are long, and the program logs their failures itself.
        "log_min_error_statement=panic");
  }

  private List<String> pgCtl(String... arguments) {
    return ProcessRunner.join(
        runAs.command(binaries.program("pg_ctl"), "-D", dataDirectory.cluster().toString()),
        arguments);
  }

  private String tailOfLog() throws IOException {
    if (!Files.exists(dataDirectory.log())) {
      return "";
    }
    List<String> lines = Files.readAllLines(dataDirectory.log());
    return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }
}
