package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.state.BallGame;

/**
 * The answer to a change between plays, of players or of the winning pitcher: the changed game, or
 * the rule that the change breaks.
 */
public sealed interface LineupRuling {
  /** The change is made. */
  record Made(BallGame game) implements LineupRuling {}

  /** The change breaks a rule. The game stays as it was. */
  record Rejected(RuleViolation violation) implements LineupRuling {}

  /** A change that breaks a rule other than those about runners. */
  static LineupRuling rejected(String reason) {
    return new Rejected(RuleViolation.rule(reason));
  }
}
