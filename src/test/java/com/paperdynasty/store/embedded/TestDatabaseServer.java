package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import java.nio.file.Path;

/** Gives tests of other packages access to the package-private embedded database. */
public final class TestDatabaseServer implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final int PROGRAMS_AT_ONCE = 8;

  private final EmbeddedDatabase database;

  private TestDatabaseServer(EmbeddedDatabase database) {
    this.database = database;
  }

  /**
   * A server under {@code target}, with the data of the last test run unless another test JVM uses
   * it.
   */
  public static TestDatabaseServer start() {
    return start("test-database-", true);
  }

  /** A server without fsync, which the program must refuse. */
  public static TestDatabaseServer withoutFsync() {
    return start("careless-database-", false);
  }

  private static TestDatabaseServer start(String name, boolean fsync) {
    for (int n = 1; ; n++) {
      Path directory = TARGET.resolve(name + n);
      try {
        return new TestDatabaseServer(
            EmbeddedDatabase.start(directory, binaries(), fsync, step -> {}));
      } catch (EmbeddedDatabaseException e) {
        if (n == PROGRAMS_AT_ONCE
            || !String.valueOf(e.getMessage()).startsWith("Another program")) {
          throw e;
        }
      }
    }
  }

  /** The directory where the programs are unpacked once for all tests. */
  public static Path binaries() {
    return TARGET.resolve("postgres-binaries");
  }

  /** The same directory, with the programs in it. */
  public static Path unpackedBinaries() {
    Binaries.in(binaries(), step -> {});
    return binaries();
  }

  public String url(String name) {
    return database.url(name);
  }

  /** The pid of the current server process; another one after a {@link #kill} and the restart. */
  public long pid() {
    return database.postmaster().pid();
  }

  /** Kills the server, as a crash would. The supervisor restarts it. */
  public void kill() {
    database.postmaster().kill();
  }

  @Override
  public void close() {
    database.close();
  }
}
