package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.state.PitchingLine.SaveChance;
import org.jspecify.annotations.Nullable;

/**
 * The situation in which a relief pitcher enters.
 *
 * @param lead of the pitcher's side; negative when it is behind
 * @param outsToGet the outs between this moment and the last scheduled one, at least 1
 * @param bases the runners whom the pitcher finds
 * @param runnersOn their number, with an extra runner who is only about to be placed
 */
record MoundEntry(int inning, int lead, int outsToGet, Bases bases, int runnersOn) {
  /** A save needs an inning where the tying run is not near (official rules, 9.19(d)(1)). */
  private static final int OUTS_OF_A_SAVE = 3;

  private static final int SMALL_LEAD = 3;

  /** The entry of a pitcher during a half. */
  static MoundEntry of(int inning, int innings, int outs, int lead, Bases bases) {
    return new MoundEntry(inning, lead, outsToGet(innings, inning, outs), bases, bases.count());
  }

  /** The entry of a pitcher who begins a half. Nobody is inherited: an extra runner is theirs. */
  static MoundEntry ofNewHalf(int inning, int innings, int lead, int runnersOn) {
    return new MoundEntry(inning, lead, outsToGet(innings, inning, 0), Bases.EMPTY, runnersOn);
  }

  private static int outsToGet(int innings, int inning, int outs) {
    return 3 * Math.max(0, innings - inning) + 3 - outs;
  }

  /**
   * The pitcher's line after this entry.
   *
   * @param before the line of a pitcher who returns to the mound, or null
   */
  PitchingLine line(Player player, @Nullable PitchingLine before) {
    StatLine statLine = before == null ? StatLine.ZERO : before.statLine();
    SaveChance earlier = before == null ? SaveChance.NONE : before.saveChance();
    int inherited = inherited(player.id());
    return new PitchingLine(
        player,
        inning,
        lead,
        runnersOn,
        saveChance(earlier),
        inherited == 0 ? statLine : statLine.plus(Stat.INHERITED_RUNNERS, inherited));
  }

  /** The runners for whom another pitcher is responsible. */
  private int inherited(String pitcherId) {
    int inherited = 0;
    for (int base = 1; base <= 3; base++) {
      Runner runner = bases.at(base);
      inherited += runner != null && !runner.pitcherId().equals(pitcherId) ? 1 : 0;
    }
    return inherited;
  }

  private SaveChance saveChance(SaveChance earlier) {
    if (earlier == SaveChance.BLOWN) {
      return SaveChance.BLOWN;
    }
    boolean smallLead = lead <= SMALL_LEAD && outsToGet >= OUTS_OF_A_SAVE;
    if (lead >= 1 && (smallLead || lead <= runnersOn + 2)) {
      return SaveChance.OPEN;
    }
    return earlier == SaveChance.NONE ? SaveChance.NONE : SaveChance.KEPT;
  }
}
