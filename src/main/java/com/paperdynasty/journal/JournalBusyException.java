package com.paperdynasty.journal;

/**
 * The journal has not taken an append, because too many appends wait already. Nothing was sent to
 * the database, so the log is certainly unchanged and the append may be repeated later.
 */
public final class JournalBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: under load there are many of them. */
  public JournalBusyException(String message) {
    super(message, null, false, false);
  }
}
