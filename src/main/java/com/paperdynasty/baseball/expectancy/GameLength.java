package com.paperdynasty.baseball.expectancy;

/**
 * What decides how long a game lasts.
 *
 * @param innings the scheduled innings
 * @param runnerBase the base of the extra runner; 0 for none
 * @param runnerFrom the first inning with an extra runner
 * @param mercyLead the lead that ends a game; 0 for none
 * @param mercyFrom the first inning after which it does
 */
public record GameLength(
    int innings, int runnerBase, int runnerFrom, int mercyLead, int mercyFrom) {

  /** The mask of the bases at the start of a half in that inning. */
  int basesAtStart(int inning) {
    return runnerBase > 0 && inning >= runnerFrom ? 1 << (runnerBase - 1) : 0;
  }

  /** Whether the lead at the end of that half decides the game (official rules, 7.01). */
  boolean isDecided(int inning, boolean bottom, int homeLead) {
    if (inning >= innings && (homeLead > 0 || (bottom && homeLead < 0))) {
      return true;
    }
    int ahead = bottom ? Math.abs(homeLead) : homeLead;
    return mercyLead > 0 && inning >= mercyFrom && ahead >= mercyLead;
  }

  /** Whether a run that puts the home side ahead ends the game at once. */
  boolean isLastBottom(int inning, boolean bottom) {
    return bottom && inning >= innings;
  }
}
