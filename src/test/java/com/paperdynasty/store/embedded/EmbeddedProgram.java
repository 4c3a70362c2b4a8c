package com.paperdynasty.store.embedded;

import com.paperdynasty.store.EmbeddedDatabaseException;
import java.io.IOException;
import java.nio.file.Path;

/** A program with an embedded database that a test kills: it prints the server's pid and waits. */
final class EmbeddedProgram {
  private EmbeddedProgram() {}

  public static void main(String[] arguments) throws IOException {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]), true, step -> {})) {
      System.out.println("server " + database.postmaster().pid());
      System.in.read();
    } catch (EmbeddedDatabaseException e) {
      System.out.println("fault " + e.getMessage());
    }
  }
}
