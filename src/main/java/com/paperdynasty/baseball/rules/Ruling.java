package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.state.PlayResult;

/** The umpire's answer to a submission: a legal play, or the rule that it breaks. */
public sealed interface Ruling {
  /** The play is legal; {@code Innings.after} gives the game after it. */
  record Legal(PlayResult play) implements Ruling {}

  /** The submission breaks a rule. The game stays as it was. */
  record Rejected(RuleViolation violation) implements Ruling {}
}
