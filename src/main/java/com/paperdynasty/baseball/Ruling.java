package com.paperdynasty.baseball;

/** The umpire's answer to a submission: a legal play, or the rule that it breaks. */
public sealed interface Ruling {
  /** The play stands; {@link Innings#after} gives the game after it. */
  record Legal(PlayResult play) implements Ruling {}

  /** The submission breaks a rule. The game stays as it was. */
  record Rejected(Illegal violation) implements Ruling {}
}
