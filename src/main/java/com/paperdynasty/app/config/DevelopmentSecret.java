package com.paperdynasty.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that a development server generates and stores, so that a restart logs nobody out. */
final class DevelopmentSecret {
  private static final int BYTES = 32;

  private DevelopmentSecret() {}

  /** The secret under a data directory, generated if it is missing. */
  static String in(Path dataDirectory) {
    Path file = dataDirectory.resolve("auth-secret");
    try {
      Files.createDirectories(dataDirectory);
      if (!Files.exists(file)) {
        generate(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the secret cannot be stored in " + file, e);
    }
  }

  private static void generate(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      return; // Another program on the same directory was faster.
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(file, HexFormat.of().formatHex(secret));
  }
}
