package com.paperdynasty.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A PostgreSQL server that the program starts itself. It is on the class path of {@code mvn compile
 * exec:java} and of the tests. The shipped jar does not contain it, so other code reaches it only
 * through {@link #provider}.
 */
public interface EmbeddedServer extends AutoCloseable {
  /** Starts embedded servers. */
  interface Provider {
    /**
     * Starts a server, or takes over one that still runs. Blocks for some seconds.
     *
     * @param dataDirectory where the data is kept from one run to the next
     * @param progress receives a short sentence for each step, on the calling thread
     * @throws EmbeddedDatabaseException if it does not start
     */
    EmbeddedServer start(Path dataDirectory, Consumer<String> progress);
  }

  /** The provider of this build; empty in the shipped jar. */
  static Optional<Provider> provider() {
    return ServiceLoader.load(Provider.class, EmbeddedServer.class.getClassLoader()).findFirst();
  }

  /**
   * The server's {@code postgresql://} URL with its password. It stays the same until the server is
   * closed.
   */
  String url();

  /** Stops the server cleanly. Blocks. */
  @Override
  void close();
}
