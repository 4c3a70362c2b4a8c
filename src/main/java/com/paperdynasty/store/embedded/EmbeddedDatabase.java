package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import com.paperdynasty.store.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A real PostgreSQL of our own on the loopback interface, with its data under the data directory.
 * It is kept running: when it dies it is started again on the same port. It outlives a program that
 * is killed, and the next program on the same directory takes it over.
 *
 * <p>All methods block and may be called from any thread but an event loop.
 */
final class EmbeddedDatabase implements EmbeddedServer {
  private final DataDirectory home;
  private final DatabaseServer databaseServer;
  private final Supervisor supervisor;

  private EmbeddedDatabase(
      DataDirectory home, DatabaseServer databaseServer, Supervisor supervisor) {
    this.home = home;
    this.databaseServer = databaseServer;
    this.supervisor = supervisor;
  }

  /**
   * Starts the database, or takes over the one that runs. Some seconds the first time, then less
   * than one.
   *
   * @param dataDirectory gets a directory for the cluster, named for PostgreSQL's major version,
   *     and one for the programs
   * @param progress is told what is being done, in short sentences, on the calling thread
   * @throws EmbeddedDatabaseException if this build has no PostgreSQL, if another program runs on
   *     the directory, or if the database does not start; the message is for the user
   */
  static EmbeddedDatabase start(Path dataDirectory, Consumer<String> progress) {
    return start(dataDirectory, dataDirectory.resolve("postgres-binaries"), true, progress);
  }

  /**
   * The same, with what only tests choose.
   *
   * @param binaries where the programs are unpacked to
   * @param fsync whether a commit waits for the disk; without, data survives the death of the
   *     server but not of the machine
   */
  static EmbeddedDatabase start(
      Path dataDirectory, Path binaries, boolean fsync, Consumer<String> progress) {
    if (!bundled()) {
      throw new EmbeddedDatabaseException(
          "There is no PostgreSQL in this build. Give one with database.url"
              + " (PD_DATABASE_URL), or start with mvn compile exec:java, which has one.");
    }
    RunAs runAs = RunAs.suitable();
    Binaries programs = Binaries.in(binaries, progress);
    try {
      DataDirectory home =
          DataDirectory.take(dataDirectory.resolve("postgres-" + programs.major()));
      try {
        DatabaseServer databaseServer = new DatabaseServer(home, programs, runAs, fsync);
        return new EmbeddedDatabase(
            home,
            databaseServer,
            Supervisor.watch(databaseServer, databaseServer.up(progress), home));
      } catch (IOException | RuntimeException e) {
        home.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL does not start: " + e.getMessage(), e);
    }
  }

  /** Asked here, since {@link Binaries} cannot even be loaded without the artifact. */
  private static boolean bundled() {
    try {
      Class.forName(
          "io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver",
          false,
          EmbeddedDatabase.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public String url() {
    return url(DatabaseServer.DATABASE);
  }

  /** Where another of its databases is. */
  String url(String database) {
    try {
      return databaseServer.url(supervisor.current().port(), database);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("The password of PostgreSQL cannot be read", e);
    }
  }

  /** The process that serves now. */
  Postmaster postmaster() {
    return supervisor.current();
  }

  /** Stops the database in order, and gives the directory back. */
  @Override
  public void close() {
    supervisor.stop();
    try {
      databaseServer.stop();
      home.close();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("PostgreSQL was not stopped in order", e);
    }
  }
}
