package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import java.nio.file.Path;

/** Opens to the tests of other packages what is not public of the embedded database. */
public final class TestDatabaseServer implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final int PROGRAMS_AT_ONCE = 8;

  private final EmbeddedDatabase database;

  private TestDatabaseServer(EmbeddedDatabase database) {
    this.database = database;
  }

  /** A server under {@code target}, on data of the last test run where no other test JVM has it. */
  public static TestDatabaseServer start() {
    return start("test-database-", true);
  }

  /** A server that does not wait for the disk, which nobody may use. */
  public static TestDatabaseServer careless() {
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

  /** Where the programs are unpacked once for all tests. */
  public static Path binaries() {
    return TARGET.resolve("postgres-binaries");
  }

  public String url(String name) {
    return database.url(name);
  }

  /**
   * The process that serves now; another one after a {@link #kill} and the restart that follows.
   */
  public long pid() {
    return database.postmaster().pid();
  }

  /** Ends the server as a crash would. The supervisor starts it again. */
  public void kill() {
    database.postmaster().kill();
  }

  @Override
  public void close() {
    database.close();
  }
}
