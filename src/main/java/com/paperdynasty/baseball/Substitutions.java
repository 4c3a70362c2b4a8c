package com.paperdynasty.baseball;

import java.util.List;

/** Rules on changes of a lineup (rules, section 1, 6 and 7). */
public final class Substitutions {
  private Substitutions() {}

  /**
   * The game with changes of one side's lineup, all made at the same time, or why they are refused.
   * (In the making: it refuses everything, for now.)
   */
  public static LineupRuling apply(BallGame game, Side side, List<Change> changes) {
    return Illegal.rule("Substitutions are not taken yet");
  }
}
