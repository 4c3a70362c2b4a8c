package com.paperdynasty.store.connection;

import org.jspecify.annotations.Nullable;

/** The database did not execute a statement, or it is unknown whether it did. */
public final class JournalUnavailableException extends RuntimeException {
  public JournalUnavailableException(String message) {
    this(message, null);
  }

  public JournalUnavailableException(String message, @Nullable Throwable cause) {
    // Whole batches fail at once, and the cause says where, so there is no stack trace.
    super(message, cause, false, false);
  }
}
