package com.paperdynasty.store;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL did not start or stop. The message is for the person who started the
 * program.
 */
public final class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a fault that the person can fix. */
  public EmbeddedDatabaseException(String message) {
    this(message, null);
  }

  /** For a failure with a cause. */
  public EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
