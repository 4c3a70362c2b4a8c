package com.paperdynasty.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The embedded PostgreSQL for the benchmark in {@code src/test/benchmark}: starts it in the given
 * directory, prints its URL, and stops it when the input ends. A main program.
 */
public final class BenchmarkDatabase {
  private BenchmarkDatabase() {}

  public static void main(String[] arguments) throws IOException {
    EmbeddedServer.Provider provider = EmbeddedServer.provider().orElseThrow();
    try (EmbeddedServer server =
        provider.start(Path.of(arguments[0]).toAbsolutePath(), step -> System.err.println(step))) {
      System.out.println("url " + server.url());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }
}
