package com.paperdynasty.table;

/**
 * What became of an append that the database answered. No answer is a failed Future, and then
 * nothing is known.
 */
public sealed interface Appended {

  /** It is durable. */
  record Committed() implements Appended {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.committed(this);
    }
  }

  /**
   * Nothing was written: the game has a later epoch, or its log has gone on. Another node owns the
   * game now.
   */
  record Deposed() implements Appended {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.deposed(this);
    }
  }

  /** Nothing was written: the command has been carried out before, and this is what it did. */
  record Repeated(Answer answer) implements Appended {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.repeated(this);
    }
  }

  /** One answer for each kind; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R committed(Committed appended);

    R deposed(Deposed appended);

    R repeated(Repeated appended);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
