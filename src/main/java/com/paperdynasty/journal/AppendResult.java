package com.paperdynasty.journal;

/**
 * The database's answer to an append. Without an answer the Future fails, and the append may have
 * happened or not.
 */
public sealed interface AppendResult {

  /** The events are durable. */
  record Committed() implements AppendResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.committed(this);
    }
  }

  /**
   * Nothing was written: the game has a later epoch or a longer log, so another node owns the game
   * now.
   */
  record Fenced() implements AppendResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.fenced(this);
    }
  }

  /** Nothing was written: the command was executed before, with this receipt. */
  record Duplicate(CommandReceipt receipt) implements AppendResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.duplicate(this);
    }
  }

  /**
   * One method for each kind of result, so that a new kind does not compile until all handle it.
   */
  interface Cases<R> {
    R committed(Committed appended);

    R fenced(Fenced appended);

    R duplicate(Duplicate appended);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
