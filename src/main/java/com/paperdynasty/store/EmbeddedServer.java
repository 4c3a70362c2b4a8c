package com.paperdynasty.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A PostgreSQL that the program brings along and starts itself. {@code mvn compile exec:java} and
 * the tests have one; the jar that ships has not, so that nothing but its provider may be known.
 */
public interface EmbeddedServer extends AutoCloseable {
  /** Starts the servers that the program brings along. */
  interface Provider {
    /**
     * Starts a server, or takes over one that still runs. Blocks for some seconds.
     *
     * @param dataDirectory where the data is, from one run to the next
     * @param progress is told what is being done, in short sentences, on the calling thread
     * @throws EmbeddedDatabaseException if it does not start
     */
    EmbeddedServer start(Path dataDirectory, Consumer<String> progress);
  }

  /** What this build brings along; empty in the jar that ships. */
  static Optional<Provider> provider() {
    return ServiceLoader.load(Provider.class, EmbeddedServer.class.getClassLoader()).findFirst();
  }

  /** Where it is, as a {@code postgresql://} URL with its password. Stays the same until closed. */
  String url();

  /** Stops the server in order. Blocks. */
  @Override
  void close();
}
