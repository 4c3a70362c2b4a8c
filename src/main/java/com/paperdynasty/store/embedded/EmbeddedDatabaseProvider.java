package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedServer;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts an {@link EmbeddedDatabase}. Found by its entry in {@code META-INF/services}. */
public final class EmbeddedDatabaseProvider implements EmbeddedServer.Provider {
  @Override
  public EmbeddedServer start(Path dataDirectory, Consumer<String> progress) {
    return EmbeddedDatabase.start(dataDirectory, progress);
  }
}
