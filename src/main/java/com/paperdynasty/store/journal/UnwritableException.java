package com.paperdynasty.store.journal;

/** The parameters of a batch could not be encoded, so nothing was sent. */
final class UnwritableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableException(Throwable cause) {
    super(cause);
  }
}
