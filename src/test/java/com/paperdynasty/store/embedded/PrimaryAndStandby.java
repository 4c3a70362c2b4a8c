package com.paperdynasty.store.embedded;

import com.paperdynasty.store.connection.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Two real servers; the second is a standby of the first until it is promoted. */
public final class PrimaryAndStandby implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataDirectory firstDirectory;
  private final DataDirectory secondDirectory;
  private final DatabaseServer first;
  private final DatabaseServer second;
  private final int firstPort;
  private final int secondPort;

  private PrimaryAndStandby(Path directory) throws IOException {
    Binaries programs = Binaries.in(TestDatabaseServer.binaries(), step -> {});
    RunAs runAs = RunAs.suitable();
    firstDirectory = DataDirectory.acquire(directory.resolve("first"));
    first = new DatabaseServer(firstDirectory, programs, runAs, true);
    first.ensureRunning(step -> {});
    first.stop();
    // The standby begins as a copy of the stopped server, including its password.
    Path copy = directory.resolve("second");
    ProcessRunner.runChecked(
        List.of("cp", "-a", firstDirectory.directory().toString(), copy.toString()));
    Files.delete(copy.resolve("program.lock"));
    secondDirectory = DataDirectory.acquire(copy);
    second = new DatabaseServer(secondDirectory, programs, runAs, true);
    firstPort = first.start(firstDirectory.port()).port();
    Files.deleteIfExists(copy.resolve("port"));
    Files.writeString(
        secondDirectory.cluster().resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
            .formatted(firstPort, DatabaseServer.USER, firstDirectory.password()),
        StandardOpenOption.APPEND);
    Files.createFile(secondDirectory.cluster().resolve("standby.signal"));
    runAs.give(secondDirectory.directory());
    secondPort = second.start(secondDirectory.port()).port();
  }

  public static PrimaryAndStandby start(Path directory) throws IOException {
    return new PrimaryAndStandby(directory);
  }

  /** The URL of both, the primary first. */
  public String url() throws IOException {
    String one = first.url(firstPort, DatabaseServer.DATABASE);
    return one.replace(":" + firstPort + "/", ":" + firstPort + ",127.0.0.1:" + secondPort + "/")
        + "?target_session_attrs=read-write";
  }

  /** The URL of the standby alone. */
  public String standbyUrl() throws IOException {
    return second.url(secondPort, DatabaseServer.DATABASE);
  }

  /** Waits until the standby has all that the primary had when this was called. */
  public void awaitStandby() throws IOException {
    String at = ask(firstPort, "SELECT pg_current_wal_lsn()");
    await("SELECT pg_last_wal_replay_lsn() >= '" + at + "'");
  }

  public void stopPrimary() throws IOException {
    first.stop();
  }

  /** Applies to existing connections too, as a cluster manager does before it demotes a primary. */
  public void makePrimaryReadOnly() throws IOException {
    ask(firstPort, "ALTER SYSTEM SET default_transaction_read_only = on");
    ask(firstPort, "SELECT pg_reload_conf()");
  }

  public void promoteStandby() throws IOException {
    ask(secondPort, "SELECT pg_promote()");
    await("SELECT NOT pg_is_in_recovery()");
  }

  /** How many events of a game the second server has. */
  public long logOnStandby(UUID gameId) throws IOException {
    String count = "SELECT count(*) FROM logged_events WHERE game_id = '" + gameId + "'";
    return Long.parseLong(ask(secondPort, count));
  }

  private void await(String condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ask(secondPort, condition).equals("t")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + condition);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private String ask(int port, String sql) throws IOException {
    DatabaseServer databaseServer = port == firstPort ? first : second;
    try (Connection connection =
            DatabaseUrl.parse(databaseServer.url(port, DatabaseServer.DATABASE))
                .dataSource()
                .getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError("the tests' own statement failed: " + sql, e);
    }
  }

  @Override
  public void close() throws IOException {
    second.stop();
    first.stop();
    secondDirectory.close();
    firstDirectory.close();
  }
}
