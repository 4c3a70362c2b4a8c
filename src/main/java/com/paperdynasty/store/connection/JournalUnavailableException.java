package com.paperdynasty.store.connection;

import org.jspecify.annotations.Nullable;

/** An append was not carried out, or it is not known whether it was. */
public final class JournalUnavailableException extends RuntimeException {
  public JournalUnavailableException(String message) {
    this(message, null);
  }

  public JournalUnavailableException(String message, @Nullable Throwable cause) {
    // Whole batches fail at once, and where is said by the cause: no stack trace.
    super(message, cause, false, false);
  }
}
