package com.paperdynasty.card.library;

import com.paperdynasty.problem.Problem;

/** What comes of asking for some players of a set. */
public sealed interface PartResult {

  /** The JSON of the set with those players. */
  record Found(String text) implements PartResult {}

  /** No such set is stored. */
  record Unknown() implements PartResult {}

  /** The server reads as many sets as it may, or one for this user already. */
  record Denied(Problem problem) implements PartResult {}
}
