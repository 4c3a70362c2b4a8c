package com.paperdynasty.store.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The embedded database cannot be had; the message is a sentence for whoever started the program.
 */
public final class EmbeddedDatabaseException extends RuntimeException {
  EmbeddedDatabaseException(String message) {
    this(message, null);
  }

  EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
