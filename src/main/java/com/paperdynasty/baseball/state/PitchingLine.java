package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Player;

/**
 * A pitcher's line in the box score, with the situation at entry, on which a save depends.
 *
 * @param inning the inning in which the pitcher entered
 * @param lead the side's lead at that time; negative when it was behind
 * @param runnersOn the runners on base at that time
 * @param saveChance what became of the lead that the pitcher came in to save
 */
public record PitchingLine(
    Player player, int inning, int lead, int runnersOn, SaveChance saveChance, StatLine statLine) {

  /** What becomes of a lead that a relief pitcher comes in to save. */
  public enum SaveChance {
    /** The pitcher did not enter in a save situation. */
    NONE,
    /** The lead has not been lost while the pitcher was on the mound. */
    OPEN,
    /** The same in an earlier appearance, of a pitcher who returned in no save situation. */
    KEPT,
    /** The tying run scored while the pitcher was on the mound. */
    BLOWN
  }

  /** The line of the pitcher who starts the game. */
  static PitchingLine starting(Player player) {
    return new PitchingLine(player, 1, 0, 0, SaveChance.NONE, StatLine.ZERO);
  }

  /**
   * Whether the pitcher ever pitched. A pitcher who was replaced at once may have inherited
   * runners.
   */
  boolean hasPitched() {
    int inherited = statLine.get(Stat.INHERITED_RUNNERS);
    return !statLine.equals(StatLine.ZERO.plus(Stat.INHERITED_RUNNERS, inherited));
  }

  /** The line of somebody who starts, and so has no lead to save. */
  PitchingLine asStarter() {
    return new PitchingLine(player, inning, lead, runnersOn, SaveChance.NONE, statLine);
  }

  /** The line of the same player under this name. */
  PitchingLine named(Player now) {
    return new PitchingLine(now, inning, lead, runnersOn, saveChance, statLine);
  }

  PitchingLine with(StatLine counted) {
    return new PitchingLine(player, inning, lead, runnersOn, saveChance, counted);
  }

  /** With the lead lost, if the pitcher came in to save it. */
  PitchingLine withLeadLost() {
    return saveChance == SaveChance.OPEN
        ? new PitchingLine(player, inning, lead, runnersOn, SaveChance.BLOWN, statLine)
        : this;
  }
}
