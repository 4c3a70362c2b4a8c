package com.paperdynasty.table;

import com.paperdynasty.journal.DamagedLogException;

/** The events of an earlier execution cannot be read from the log. The open game goes on. */
final class DamagedReceiptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DamagedLogException fault;

  DamagedReceiptException(DamagedLogException fault) {
    super(fault);
    this.fault = fault;
  }

  DamagedLogException fault() {
    return fault;
  }
}
