package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import com.paperdynasty.store.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A PostgreSQL server on the loopback interface, with its data under the data directory. If it dies
 * it is restarted on the same port. It outlives a program that is killed, and the next program with
 * the same directory takes it over.
 *
 * <p>All methods block and may be called from any thread but an event loop.
 */
final class EmbeddedDatabase implements EmbeddedServer {
  private final DataDirectory directory;
  private final DatabaseServer databaseServer;
  private final Supervisor supervisor;

  private EmbeddedDatabase(
      DataDirectory directory, DatabaseServer databaseServer, Supervisor supervisor) {
    this.directory = directory;
    this.databaseServer = databaseServer;
    this.supervisor = supervisor;
  }

  /**
   * Starts the database, or takes over the one that runs. Takes some seconds the first time, later
   * less than one.
   *
   * @param dataDirectory gets a directory for the cluster, named for PostgreSQL's major version,
   *     and one for the programs
   * @param progress receives a short sentence for each step, on the calling thread
   * @throws EmbeddedDatabaseException if this build has no PostgreSQL, if another program uses the
   *     directory, or if the database does not start; the message is for the user
   */
  static EmbeddedDatabase start(Path dataDirectory, Consumer<String> progress) {
    return start(dataDirectory, dataDirectory.resolve("postgres-binaries"), true, progress);
  }

  /**
   * Starts the database with options that only tests need.
   *
   * @param binaries where the programs are unpacked to
   * @param fsync whether a commit waits for the disk; without, data survives the death of the
   *     server but not of the machine
   */
  static EmbeddedDatabase start(
      Path dataDirectory, Path binaries, boolean fsync, Consumer<String> progress) {
    if (!bundled()) {
      throw new EmbeddedDatabaseException(
          "This build contains no PostgreSQL. Set database.url"
              + " (PD_DATABASE_URL), or start with mvn compile exec:java, which has one.");
    }
    RunAs runAs = RunAs.suitable();
    Binaries programs = Binaries.in(binaries, progress);
    try {
      DataDirectory directory =
          DataDirectory.acquire(dataDirectory.resolve("postgres-" + programs.major()));
      try {
        DatabaseServer databaseServer = new DatabaseServer(directory, programs, runAs, fsync);
        return new EmbeddedDatabase(
            directory,
            databaseServer,
            Supervisor.watch(databaseServer, databaseServer.ensureRunning(progress), directory));
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The embedded PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /** Checked here, because {@link Binaries} cannot be loaded without the artifact. */
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

  /** The URL of another of its databases. */
  String url(String database) {
    try {
      return databaseServer.url(supervisor.current().port(), database);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("The password of PostgreSQL cannot be read", e);
    }
  }

  /** The current server process. */
  Postmaster postmaster() {
    return supervisor.current();
  }

  /** Stops the database and unlocks the directory. */
  @Override
  public void close() {
    supervisor.stop();
    try {
      databaseServer.stop();
      directory.close();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("PostgreSQL did not stop cleanly", e);
    }
  }
}
