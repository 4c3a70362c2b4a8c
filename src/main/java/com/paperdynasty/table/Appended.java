package com.paperdynasty.table;

/** What became of an append that the database answered. No answer is a failed Future, and then nothing is known. */
public sealed interface Appended {

  /** It is durable. */
  record Committed() implements Appended {}

  /** Nothing was written: the game has a later epoch, or its log has gone on. Whoever sent it owns the game no more. */
  record Deposed() implements Appended {}

  /** Nothing was written: the command has been carried out before, and this is what it did. */
  record Repeated(Answer answer) implements Appended {}
}
