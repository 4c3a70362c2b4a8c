package com.paperdynasty.store;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be started or stopped; the message is a sentence for the person
 * who started the program.
 */
public final class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Something that the person can mend. */
  public EmbeddedDatabaseException(String message) {
    this(message, null);
  }

  /** Something that failed. */
  public EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
