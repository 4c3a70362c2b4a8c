package com.paperdynasty.journal;

/**
 * What became of an append that the database answered. No answer is a failed Future, and then
 * nothing is known.
 */
public sealed interface AppendResult {

  /** It is durable. */
  record Committed() implements AppendResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.committed(this);
    }
  }

  /**
   * Nothing was written: the game has a later epoch, or its log has gone on. Another node owns the
   * game now.
   */
  record Fenced() implements AppendResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.fenced(this);
    }
  }

  /** Nothing was written: the command has been carried out before, and this is what it did. */
  record Duplicate(CommandReceipt receipt) implements AppendResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.duplicate(this);
    }
  }

  /** One answer for each kind; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R committed(Committed appended);

    R fenced(Fenced appended);

    R duplicate(Duplicate appended);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
